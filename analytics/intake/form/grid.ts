import { literalSuffix } from '../read/number-format.ts';
import type { MergedRange, Sheet } from '../read/sheet.ts';

/** A filled cell and its place: the row as a spreadsheet counts it, the column from 0. */
export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** The cells of a sheet by their place. */
export interface Grid {
  /** Numbers of the rows that hold anything, in order. */
  readonly rows: readonly number[];
  /** The filled cells of a row, from the left. */
  readonly line: (row: number) => readonly Cell[];
  /** The cell at a place, or the one merged over it. */
  readonly at: (row: number, column: number) => Cell | undefined;
  /** The last row and column that a cell reaches by merging. */
  readonly reach: (cell: Cell) => { readonly row: number; readonly column: number };
}

/** A sheet as a grid; a number whose format writes a unit behind it has the unit. */
export const gridOf = (sheet: Sheet): Grid => {
  const lines = new Map<number, readonly Cell[]>();
  for (const { row, cells, formats } of sheet.rows) {
    const filled = cells.flatMap((text, column): Cell[] => {
      const written = text?.trim() ?? '';
      if (written === '') return [];
      const suffix = /^-?[0-9.]+$/.test(written) ? literalSuffix(formats?.[column] ?? '') : '';
      return [{ row, column, text: written + suffix }];
    });
    if (filled.length > 0) lines.set(row, filled);
  }
  const merges = sheet.merges ?? [];
  const byRow = new Map<number, readonly MergedRange[]>();
  const over = (row: number): readonly MergedRange[] => {
    const known = byRow.get(row) ?? merges.filter(({ top, bottom }) => row >= top && row <= bottom);
    byRow.set(row, known);
    return known;
  };
  const own = (row: number, column: number): Cell | undefined => lines.get(row)?.find((cell) => cell.column === column);
  const mergeAt = (row: number, column: number): MergedRange | undefined =>
    over(row).find(({ left, right }) => column >= left && column <= right);
  return {
    rows: [...lines.keys()].sort((a, b) => a - b),
    line: (row) => lines.get(row) ?? [],
    at: (row, column) => {
      const range = mergeAt(row, column);
      return own(row, column) ?? (range ? own(range.top, range.left) : undefined);
    },
    reach: ({ row, column }) => {
      const range = mergeAt(row, column);
      return { row: range?.bottom ?? row, column: range?.right ?? column };
    },
  };
};
