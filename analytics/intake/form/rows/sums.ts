import type { Fault } from '../../fault.ts';
import { pointsIn } from '../cells/points.ts';
import type { IndicatorFact } from '../facts.ts';
import type { ReadForm } from '../read-form.ts';
import type { TableRow } from '../table.ts';
import { isExecution } from './coded.ts';
import { besideMoney, thousandths } from './points.ts';
import type { FormRows } from './row.ts';

type Scored = 'weight' | 'points';

/** True where a sum is the other to the decimals with which it is written: 97.7 of 97.69. */
const isRounded = (written: string, sum: number): boolean => {
  const decimals = written.split('.')[1]?.length ?? 0;
  return Math.abs(thousandths(written) - sum) <= (decimals >= 3 ? 0 : 500 / 10 ** decimals);
};

const sumOf = (facts: readonly IndicatorFact[], column: Scored): number =>
  facts.reduce((all, fact) => all + thousandths(fact[column] ?? '0'), 0);

/** The rows that count: all save one of the execution rate that leaves its figure to the one beside the money. */
const counting = (form: ReadForm, facts: readonly IndicatorFact[], column: Scored): readonly IndicatorFact[] =>
  facts.filter((fact) => !isExecution(fact) || fact[column] !== null || besideMoney(form, column) === undefined);

/** The sum of the rows with the execution rate, which may stand beside the money, in a row, or in both places. */
const withRate = (form: ReadForm, facts: readonly IndicatorFact[], column: Scored): number => {
  const beside = besideMoney(form, column);
  const rows = beside === undefined ? facts : facts.filter((fact) => !isExecution(fact));
  return sumOf(rows, column) + thousandths(beside ?? '0');
};

/** What a row of sums may add up: the rows since the sum before it, all above it, or these with the execution rate. */
const sumsOf = (
  form: ReadForm,
  facts: readonly IndicatorFact[],
  row: TableRow,
  column: Scored,
): number[] | undefined => {
  const before = Math.max(0, ...form.table.sums.flatMap((each) => (each.row < row.row ? [each.row] : [])));
  const above = counting(form, facts, column).filter((fact) => fact.row < row.row);
  if (above.length === 0 || above.some((fact) => fact[column] === null)) return undefined;
  const indicators = above.filter((fact) => !isExecution(fact));
  const since = above.filter((fact) => fact.row > before);
  return [withRate(form, above, column), sumOf(indicators, column), sumOf(since, column)];
};

/** Whether a row of sums adds up what stands above it; undefined where that can't be told. */
const addsUp = (
  form: ReadForm,
  facts: readonly IndicatorFact[],
  row: TableRow,
  column: Scored,
): { readonly written: string; readonly isRight: boolean; readonly sum: number } | undefined => {
  const written = pointsIn(row.cells.get(column));
  const sums = sumsOf(form, facts, row, column);
  if (written === undefined || !sums) return undefined;
  return { written, isRight: sums.some((sum) => isRounded(written, sum)), sum: sums[0] ?? 0 };
};

/** Rows of sums, of a level or of all, that are the sum of nothing above them. */
export const sumFaults = (form: ReadForm, facts: readonly IndicatorFact[]): readonly Fault[] =>
  form.table.sums.flatMap((row) =>
    (['weight', 'points'] as const).flatMap((column): Fault[] => {
      const added = addsUp(form, facts, row, column);
      // Where rows do not add to the 100 that the form prints, their weights are told of as such.
      if (!added || added.isRight || (column === 'weight' && Number(added.written) === 100)) return [];
      const label = form.table.header.columns.get(column)?.label ?? '';
      const place = { sheet: form.sheet, row: row.row, column: label, value: added.written };
      const detail = { sum: String(added.sum / 1000) };
      return [{ code: 'form-sum-differs', severity: 'warning', place, detail, times: 1 }];
    }),
  );

/** Points of all indicators and the execution rate together; undefined where a row has none. */
const wholeOf = (form: ReadForm, facts: readonly IndicatorFact[]): number | undefined => {
  const rows = counting(form, facts, 'points');
  return rows.length === 0 || rows.some(({ points }) => points === null) ? undefined : withRate(form, rows, 'points');
};

/** The row of the total, and what it is the sum of, exact where the row is rounded; null where it is not that sum. */
export interface Total {
  readonly row: TableRow;
  readonly sum: string | null;
}

/** The total as labelled, never the sum of a level: of several the last that adds up, else the last. */
export const totalOf = (form: ReadForm, facts: readonly IndicatorFact[]): Total | undefined => {
  const { totals } = form.table;
  const whole = wholeOf(form, facts);
  const isWhole = (row: TableRow): boolean => {
    const written = pointsIn(row.cells.get('points'));
    return written !== undefined && whole !== undefined && isRounded(written, whole);
  };
  const right = totals.findLast(isWhole);
  const row = right ?? totals.at(-1);
  return row && { row, sum: right && whole !== undefined ? String(whole / 1000) : null };
};

/**
 * Whether a fault is of the total that goes in with these rows: the contract holds it against them, and tells of it.
 */
export const isOfTotal = (form: ReadForm, rows: readonly FormRows[], { code, place }: Fault): boolean =>
  code === 'form-sum-differs' &&
  place.column === form.table.header.columns.get('points')?.label &&
  rows.some((each) => each.rows.some(({ row, cells }) => cells.indicator_code === 'TOTAL' && row === place.row));
