/** What a person typed: words, a number as decimal text, a date (2025-03-31), or nothing. */
export type Cell = string | { readonly number: string } | { readonly date: string } | null;

export const number = (value: number | string | null): Cell => (value === null ? null : { number: String(value) });
export const date = (value: string): Cell => ({ date: value });

/** A table as it stands on a sheet: title lines above, one header line, rows, and lines below such as a total. */
export interface Table {
  readonly sheet: string;
  readonly titles: readonly string[];
  readonly headers: readonly string[];
  /** The contract's field of each column; empty for a column that is there for people only. */
  readonly fields: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly foot?: readonly (readonly Cell[])[];
}

/** The cell as a CSV shows it. */
export const shown = (cell: Cell): string =>
  cell === null ? '' : typeof cell === 'string' ? cell : 'number' in cell ? cell.number : cell.date;
