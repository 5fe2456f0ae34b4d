import type { Cell, Row } from '../../core/ports/engine.ts';

/** A page asks a mart for a column it does not have: a fault of ours, never of the data. */
export class MissingColumnError extends Error {
  override readonly name = 'MissingColumnError';
  readonly column: string;
  constructor(column: string, row: Row) {
    super(`no column ${column} among ${Object.keys(row).join(', ')}`);
    this.column = column;
  }
}

const cell = (row: Row, column: string): Cell => {
  const value = row[column];
  if (value === undefined) throw new MissingColumnError(column, row);
  return value;
};

/** The cell as text; empty where there is none. */
export const str = (row: Row, column: string): string => {
  const value = cell(row, column);
  return value === null ? '' : String(value);
};

/** The cell as a number for display, or null where there is none. DECIMAL arrives as text. */
export const num = (row: Row, column: string): number | null => {
  const value = cell(row, column);
  return value === null || value === '' ? null : Number(value);
};

/** A count; nothing counts as 0. */
export const whole = (row: Row, column: string): number => num(row, column) ?? 0;

/** An exact amount as text, or null where there is none. */
export const amount = (row: Row, column: string): string | null => {
  const value = cell(row, column);
  return value === null ? null : String(value);
};

export const flag = (row: Row, column: string): boolean => cell(row, column) === true;

/** Codes that a model joined with commas. */
export const codes = (row: Row, column: string): readonly string[] =>
  str(row, column)
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');

/** Rows by the text of one column, in the order they came. */
export const groupRows = (rows: readonly Row[], column: string): ReadonlyMap<string, readonly Row[]> =>
  Map.groupBy(rows, (row) => str(row, column));
