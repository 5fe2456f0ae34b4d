import type { Cell } from '../../core/ports/engine.ts';

/** The cell as text; empty where there is none. */
export const str = (cell: Cell): string => (cell === null ? '' : String(cell));

/** The cell as a number for display, or null where there is none. DECIMAL arrives as text. */
export const num = (cell: Cell): number | null => (cell === null || cell === '' ? null : Number(cell));

/** A count; nothing counts as 0. */
export const whole = (cell: Cell): number => num(cell) ?? 0;

/** Codes that a model joined with commas. */
export const codes = (cell: Cell): readonly string[] =>
  str(cell)
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');

/** Rows by the text of one column, in the order they came. */
export const groupRows = <Of extends object>(
  rows: readonly Of[],
  column: keyof Of & string,
): ReadonlyMap<string, readonly Of[]> => Map.groupBy(rows, (row) => str(row[column] as Cell));
