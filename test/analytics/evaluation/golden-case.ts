import { readdir, readFile } from 'node:fs/promises';
import type { Given, Year } from './year.ts';

export interface GoldenIndicator {
  readonly level1: string;
  readonly name: string;
  readonly direction: string;
  readonly target: number | string | null;
  readonly actual: number | string | null;
  readonly weight: number;
  readonly points: number;
  readonly computed_points: number;
  readonly converted?: number;
}

interface Money {
  readonly initial: number | null;
  readonly adjusted?: number | null;
  readonly spent: number | null;
}

/** A published form: see test/golden/cases/README.md. */
export interface GoldenCase {
  readonly id: string;
  readonly money_unit: string;
  readonly denominator: 'adjusted' | 'initial';
  readonly complete: boolean;
  readonly budget: Money & {
    readonly rate: number | null;
    readonly weight: number;
    readonly points: number | null;
    readonly computed_points: number | null;
    readonly by_source?: readonly Money[];
    readonly by_kind?: readonly (Money & { readonly kind: string; readonly points: number })[];
  };
  readonly indicators: readonly GoldenIndicator[];
  readonly total: number | null;
  readonly grade: string | null;
  readonly printed_sum_of_rows: number;
  readonly computed_sum_of_rows: number;
  readonly computed_total: number | null;
  readonly verdict: string;
}

const folder = new URL('../../golden/cases/', import.meta.url);

export const goldenCases = async (): Promise<readonly GoldenCase[]> => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (name) => JSON.parse(await readFile(new URL(name, folder), 'utf8')) as GoldenCase),
  );
};

/** Rows of one of the CSV files, by column; none of their cells holds a quote. */
export const goldenRows = async (name: string): Promise<readonly Readonly<Record<string, string>>[]> => {
  const [head = '', ...lines] = (await readFile(new URL(name, folder), 'utf8')).trim().split('\n');
  const columns = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    if (cells.length !== columns.length) throw new RangeError(`${name}: ${line}`);
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
};

/** 万元 to yuan by moving the point, so that no digit is lost. */
const yuan = (amount: number | null | undefined, unit: string): string | null => {
  if (amount === null || amount === undefined) return null;
  const [whole = '0', fraction = ''] = String(amount).split('.');
  return unit === '元' ? String(amount) : `${whole}${fraction.padEnd(4, '0').slice(0, 4)}.${fraction.slice(4) || '0'}`;
};

const sumOf = (parts: readonly Money[], field: 'initial' | 'adjusted' | 'spent'): number | null =>
  parts.some((part) => part[field] === null || part[field] === undefined)
    ? null
    : parts.reduce((sum, part) => sum + (part[field] ?? 0), 0);

/** The form's money; its sources speak where they are listed, and a bare rate stands for itself over 100. */
const moneyOf = ({ budget }: GoldenCase): Money => {
  if (budget.by_source)
    return {
      initial: sumOf(budget.by_source, 'initial'),
      adjusted: sumOf(budget.by_source, 'adjusted'),
      spent: sumOf(budget.by_source, 'spent'),
    };
  if (budget.spent === null && budget.rate !== null) return { initial: 100, adjusted: 100, spent: budget.rate * 100 };
  return budget;
};

const levels: Readonly<Record<string, string>> = { 成本: 'cost', 效益: 'benefit', 满意度: 'satisfaction' };

/** Rows whose points no formula decides: the evaluator's points, all that the forms give, are an input. */
const isJudged = (row: GoldenIndicator): boolean =>
  row.direction === 'qualitative' ||
  row.direction === 'judged' ||
  typeof row.actual !== 'number' ||
  typeof row.target !== 'number';

const codeAt = (index: number): string => String(index + 1).padStart(2, '0');

const declaredRow = (id: string, row: GoldenIndicator, index: number): Given => ({
  project_code: id,
  indicator_code: codeAt(index),
  indicator_name: row.name,
  level1: levels[row.level1] ?? 'output',
  direction: isJudged(row) ? 'qualitative' : row.direction,
  target_value: isJudged(row) ? null : row.target,
  weight: row.weight,
});

const answeredRow = (id: string, row: GoldenIndicator, index: number): Given => ({
  project_code: id,
  indicator_code: codeAt(index),
  declared_points: row.points,
  ...(isJudged(row) ? {} : { actual_value: row.actual }),
});

/** Published forms as one year's rows, a form a project. */
export const yearOf = (cases: readonly GoldenCase[]): Year => ({
  monitoring_project: cases.map((each) => {
    const { initial, adjusted, spent } = moneyOf(each);
    const unit = each.money_unit;
    return {
      project_code: each.id,
      initial_amount: yuan(initial, unit),
      budget_amount: yuan(adjusted ?? initial, unit),
      spent_amount: yuan(spent, unit),
    };
  }),
  staging_indicator: cases.flatMap(({ id, indicators }) => indicators.map((row, index) => declaredRow(id, row, index))),
  staging_self_evaluation: cases.flatMap(({ id, indicators, budget }) => [
    ...indicators.map((row, index) => answeredRow(id, row, index)),
    { project_code: id, indicator_code: 'EXECUTION', declared_points: budget.points },
  ]),
});
