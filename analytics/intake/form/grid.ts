import { yuanIn } from '../../contracts/checks/money-units.ts';
import { isConcealed, literalsOf, sectionOf, shownScale } from '../read/number-format.ts';
import type { MergedRange, Sheet } from '../read/sheet.ts';
import { unitInFull } from '../recognise/format-unit.ts';

/** A filled cell and its place: the row as a spreadsheet counts it, the column from 0. */
export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** The format that shows the figure smaller than it is, in no unit that would say so. */
  readonly scaledBy?: string;
  /** The format that does not show the figure. */
  readonly concealedBy?: string;
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

/** A number, with its sign where the sheet shows it as a percentage. */
const figure = /^(-?[0-9.]+(?:E[+-]?[0-9]+)?)(%?)$/;

/**
 * A figure as its cell shows it, with the words around it. What is shown in 万元 and so many times smaller is in yuan, as
 * in tables.
 */
const seen = (written: string, format: string | undefined): Omit<Cell, 'row' | 'column'> => {
  const [, number, sign] = figure.exec(written) ?? [];
  if (format === undefined || number === undefined) return { text: written };
  const stored = sign === '%' ? String(Number(number) / 100) : number;
  if (isConcealed(format, stored)) return { text: written, concealedBy: format };
  const section = sectionOf(format, stored);
  const [scale, unit] = [shownScale(section), unitInFull(section)];
  if (scale === 1) {
    const { before, behind } = literalsOf(section);
    // What a format writes for the sign of a negative number is in the number itself.
    return { text: `${written.startsWith('-') ? before.replace(/[-−–△▲▼负]$/u, '') : before}${written}${behind}` };
  }
  const isInYuan = unit !== null && yuanIn(unit) === scale;
  return isInYuan ? { text: `${written}元` } : { text: written, scaledBy: format };
};

/** A sheet as a grid; figures are read as they are seen. */
export const gridOf = (sheet: Sheet): Grid => {
  const lines = new Map<number, readonly Cell[]>();
  for (const { row, cells, formats } of sheet.rows) {
    const filled = cells.flatMap((text, column): Cell[] => {
      const written = text?.trim() ?? '';
      if (written === '') return [];
      return [{ row, column, ...seen(written, formats?.[column]) }];
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
