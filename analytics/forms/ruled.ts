import type { FormContent, PrintedIndicator } from './content.ts';
import { isOfDepartment, type PaperName } from './papers.ts';

const ofProject: readonly (readonly [string, readonly string[]])[] = [
  ['产出', ['数量', '质量', '时效', '成本']],
  ['效益', ['经济效益', '社会效益', '生态效益', '可持续影响']],
  ['满意度', ['服务对象满意度']],
];

const ofDepartment: typeof ofProject = [
  '履职效能',
  '管理效率',
  '运行成本',
  '社会效应',
  '可持续发展能力',
  '服务对象满意度',
].map((level) => [level, ['']]);

const rowsOf = (frame: typeof ofProject, each: number): readonly PrintedIndicator[] =>
  frame.flatMap(([level1, seconds]) =>
    seconds.flatMap((level2) =>
      Array.from({ length: each }, () => ({
        level1,
        level2,
        name: '',
        target: '',
        weight: null,
        isQualitative: false,
      })),
    ),
  );

const [forProject, forDepartment] = [rowsOf(ofProject, 2), rowsOf(ofDepartment, 3)];

/** Rows to write in where no indicator has been declared, by the levels of the form. */
export const ruledFor = (paper: PaperName): readonly PrintedIndicator[] =>
  isOfDepartment(paper) ? forDepartment : forProject;

/** A form on which nothing stands but the year. */
export const blankFor = (paper: PaperName, fiscalYear: number): FormContent => ({
  fiscalYear,
  month: 7,
  project: '',
  department: '',
  departmentCode: '',
  unit: '',
  money: {},
  goal: '',
  indicators: ruledFor(paper),
});
