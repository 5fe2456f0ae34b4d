import { levels } from '../contracts/datasets/levels.ts';
import { withoutZeros } from '../core/decimal.ts';
import { goalWords } from '../intake/form/rows/goal-cells.ts';
import { withCode } from './coded-name.ts';
import type { FormContent, PrintedIndicator } from './content.ts';

type Row = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

const cellsOf = (row: Row): Readonly<Record<string, string | null>> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? null : text(value)]));

/** A declaration that states no weight leaves each at 0: what has no weight yet is the sender's to fill in. */
const isWeighted = (rows: readonly Row[]): boolean => rows.some(({ weight }) => /[1-9]/.test(text(weight)));

const indicatorOf = (row: Row, isWithWeights: boolean): readonly PrintedIndicator[] => {
  if (row.indicator_name === null || row.indicator_name === undefined) return [];
  const level = text(row.level1);
  return [
    {
      level1: levels.find(({ code }) => code === level)?.label.zh ?? level,
      level2: text(row.level2),
      name: text(row.indicator_name),
      target: goalWords({ ...cellsOf(row), weight: null }),
      weight: isWithWeights && row.weight !== null ? withoutZeros(text(row.weight)) : null,
      isQualitative: row.direction === 'qualitative',
    },
  ];
};

/**
 * What is printed on the forms of a unit's projects, or of a department, from rows of what has been declared; `ruled`
 * are the rows to write in where no indicator has been.
 */
export const contentsOf = (
  rows: readonly Row[],
  fiscalYear: number,
  month: number,
  ruled: readonly PrintedIndicator[],
): readonly FormContent[] =>
  [...Map.groupBy(rows, ({ project_code }) => text(project_code)).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const initial = text(first.initial_amount);
    const isWithWeights = isWeighted(own);
    const declared = own.flatMap((row) => indicatorOf(row, isWithWeights));
    return [
      {
        fiscalYear,
        month,
        project: withCode(text(first.project_code), text(first.project_name)),
        department: text(first.department_name),
        departmentCode: text(first.department_code),
        unit: text(first.unit_name),
        money: initial === '' ? {} : { initial, ...(first.is_adjusted === true ? {} : { adjusted: initial }) },
        goal: text(first.overall_goal),
        indicators: declared.length > 0 ? declared : ruled,
      },
    ];
  });
