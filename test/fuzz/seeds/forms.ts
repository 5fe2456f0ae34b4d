import type { FormContent } from '../../../analytics/forms/content.ts';
import { formDocument } from '../../../analytics/forms/document.ts';
import { papers } from '../../../analytics/forms/papers.ts';
import { formWorkbook } from '../../../analytics/forms/workbook.ts';
import { asset } from '../../../functions/adapters/assets.ts';
import { timeless } from '../packed.ts';
import type { FormLabels, Seed } from './seed.ts';
import type { Slot } from './slot.ts';

const contentOf = ({ department, departmentName, unitName, formProject }: Slot): FormContent => ({
  fiscalYear: 2025,
  project: formProject,
  department: departmentName,
  departmentCode: department,
  unit: unitName,
  money: { initial: '5200000.00', adjusted: '5000000.00', spent: '4986000.00', points: '9.97' },
  goal: '改造食堂',
  outcome: '改造完成',
  indicators: [
    ['产出', '数量', '改造食堂', '≥12所', '30', '11所', '27.5'],
    ['产出', '质量', '一次验收合格率', '=100%', '20', '100%', '20'],
    ['效益', '社会效益', '就餐学生增加', '≥2600人', '30', '2710人', '30'],
    ['满意度', '服务对象满意度', '师生满意度', '≥95%', '10', '96.5%', '10'],
  ].map(([level1 = '', level2 = '', name = '', target = '', weight = '', actual = '', points = '']) => ({
    level1,
    level2,
    name,
    target,
    weight,
    isQualitative: false,
    actual,
    points,
    reason: points === weight ? '' : '场地移交推迟',
  })),
  total: '97.47',
});

/** The words of the form that is sent. */
export const ministryLabels: FormLabels = {
  money: {
    initial_amount: ['年初预算数'],
    adjusted_amount: ['全年预算数'],
    spent_amount: ['全年执行数'],
    points: ['得分'],
  },
  indicators: {
    name: ['三级指标'],
    target: ['年度指标值'],
    actual: ['实际完成值'],
    weight: ['分值'],
    points: ['得分'],
  },
  total: ['总分'],
  ends: ['备注', '说明', '填报人', '联系电话', '注'],
  others: ['一级指标', '二级指标', '执行率', '偏差原因分析及改进措施'],
};

/** The ministry's form of self-evaluation, filled in, as a workbook and as a document. */
export const formSeeds = async (slot: Slot): Promise<readonly Seed[]> => {
  const paper = papers['self-evaluation-2020'](contentOf(slot));
  const content = { of: 'form', labels: ministryLabels } as const;
  const document = timeless(await formDocument(paper));
  return [
    { kind: 'xlsx', name: '自评表.xlsx', content, bytes: timeless(await formWorkbook([paper])) },
    { kind: 'docx', name: '自评表.docx', content, bytes: document },
    {
      kind: 'yaml',
      name: 'province.form.yaml',
      describes: 'form',
      bytes: new TextEncoder().encode(await asset('intake/form/layouts/self-evaluation-2020.form.yaml')),
      upload: { name: '自评表.docx', bytes: async () => document },
    },
  ];
};
