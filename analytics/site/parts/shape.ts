import { desc, from, op, escape as plain } from 'arquero';
import type { Cell } from '../../core/ports/engine.ts';
import { str, whole } from './cells.ts';

/** Rows that agree in some columns, counted by the values of another. */
export interface Tally {
  readonly keys: readonly string[];
  readonly all: number;
  /** How many of them have one of these values. */
  readonly of: (...values: readonly string[]) => number;
}

/**
 * Counts rows by some columns and, among those that agree in them, by the values of another; in the order in which they
 * are met.
 * @example tallied(rows, ['level'], 'state')[0].of('exact', 'rounding')
 */
export const tallied = <Of extends object>(
  rows: readonly Of[],
  columns: readonly (keyof Of & string)[],
  by: keyof Of & string,
): readonly Tally[] => {
  if (rows.length === 0) return [];
  const counts = from(rows.map((row) => ({ ...row, [by]: str(row[by] as Cell) })))
    .groupby(...columns, by)
    .count({ as: 'rows' })
    .groupby(...columns)
    .pivot(by, 'rows')
    .objects() as Record<string, Cell | undefined>[];
  return counts.map((group) => {
    const values = Object.keys(group).filter((name) => !columns.includes(name as keyof Of & string));
    const of = (...wanted: readonly string[]): number =>
      wanted.reduce((sum, value) => sum + Number((values.includes(value) ? group[value] : null) ?? 0), 0);
    return { keys: columns.map((column) => str(group[column] ?? null)), all: of(...values), of };
  });
};

/** How often each value of a column occurs. @example counted([{ grade: 'good' }], 'grade') // Map { 'good' => 1 } */
export const counted = (rows: readonly object[], column: string): ReadonlyMap<string, number> => {
  const grouped = from([...rows])
    .groupby(column)
    .rollup({ rows: op.count() })
    .objects() as Record<string, unknown>[];
  return new Map(grouped.map((group) => [String(group[column] ?? ''), Number(group.rows)]));
};

/** What a department left unreported over some months. */
export interface Silence {
  readonly department: string;
  readonly indicators: number;
  readonly missing: number;
  /** Months in which nothing at all was reported. */
  readonly months: readonly string[];
}

interface Reported {
  readonly period: string;
  readonly department_code: string;
  readonly indicators: Cell;
  readonly reported: Cell;
}

/** Departments with values they did not report, those with most of them first. */
export const silences = (reporting: readonly Reported[]): readonly Silence[] => {
  if (reporting.length === 0) return [];
  return from([...reporting])
    .derive({
      indicators: plain((row: Reported) => whole(row.indicators)),
      missing: plain((row: Reported) => whole(row.indicators) - whole(row.reported)),
      silent: plain((row: Reported) => (whole(row.reported) === 0 ? row.period : null)),
    })
    .groupby('department_code')
    .rollup({
      department: op.any('department_code'),
      indicators: op.sum('indicators'),
      missing: op.sum('missing'),
      months: op.array_agg('silent'),
    })
    .filter((row: { readonly missing: number }) => row.missing > 0)
    .orderby(desc('missing'), 'department')
    .objects()
    .map((row) => {
      const { department, indicators, missing, months } = row as unknown as Silence;
      return { department, indicators, missing, months: months.filter((month) => month !== null) };
    });
};
