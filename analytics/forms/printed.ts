import { levels } from '../contracts/datasets/levels.ts';
import { goalWords } from '../intake/form/rows/goal-cells.ts';
import type { FormContent, PrintedIndicator } from './content.ts';

type Row = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

const cellsOf = (row: Row): Readonly<Record<string, string | null>> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? null : text(value)]));

const decimal = (written: string): string => (written.includes('.') ? written.replace(/\.?0+$/, '') : written);

const indicatorOf = (row: Row): readonly PrintedIndicator[] => {
  if (row.indicator_name === null || row.indicator_name === undefined) return [];
  const level = text(row.level1);
  return [
    {
      level1: levels.find(({ code }) => code === level)?.label.zh ?? level,
      level2: text(row.level2),
      name: text(row.indicator_name),
      target: goalWords({ ...cellsOf(row), weight: null }),
      weight: row.weight === null ? null : decimal(text(row.weight)),
      isQualitative: row.direction === 'qualitative',
    },
  ];
};

/** What is printed on the forms of a unit's projects, or of a department, from rows of what has been declared. */
export const contentsOf = (rows: readonly Row[], fiscalYear: number, month: number): readonly FormContent[] =>
  [...Map.groupBy(rows, ({ project_code }) => text(project_code)).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const initial = text(first.initial_amount);
    return [
      {
        fiscalYear,
        month,
        project: [text(first.project_code), text(first.project_name)].filter((part) => part !== '').join('-'),
        department: text(first.department_name),
        departmentCode: text(first.department_code),
        unit: text(first.unit_name),
        money: initial === '' ? {} : { initial, adjusted: initial },
        goal: text(first.overall_goal),
        indicators: own.flatMap(indicatorOf),
      },
    ];
  });
