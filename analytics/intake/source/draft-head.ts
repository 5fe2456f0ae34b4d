import type { SheetRow } from '../read/sheet.ts';
import { isLabel } from '../recognise/recognise.ts';

/** How far down a header is looked for. */
const searchedRows = 20;

/** A row that may be the header, with the one below it where that has words of its own under it. */
export interface Head {
  readonly header: SheetRow;
  /** What stands over each column: its heading, and the words above that where the header goes over two rows. */
  readonly places: readonly { readonly heading: string; readonly under: string }[];
  readonly over: 1 | 2;
}

const textOf = (row: SheetRow | undefined, index: number): string => row?.cells[index]?.trim() ?? '';

/** A row of words alone, some of them where the row above has none: the second row of a header. */
const isSecondRow = (upper: SheetRow, lower: SheetRow): boolean => {
  const filled = lower.cells.flatMap((cell, index) => (cell?.trim() ? [index] : []));
  return (
    lower.row === upper.row + 1 &&
    filled.every((index) => !/\d/.test(textOf(lower, index))) &&
    filled.some((index) => textOf(upper, index) === '' && upper.cells.slice(0, index).some((cell) => cell?.trim())) &&
    upper.cells.some((cell, index) => cell?.trim() && textOf(lower, index) === '')
  );
};

/** A word of the upper row reaches right over blank cells, as merged cells show it, until the next. */
const reaching = (upper: SheetRow, index: number): string =>
  upper.cells
    .slice(0, index + 1)
    .findLast((cell) => cell?.trim())
    ?.trim() ?? '';

/** Every row that may be the header, near the top. */
export const headsOf = (rows: readonly SheetRow[]): readonly Head[] =>
  rows.slice(0, searchedRows).flatMap((header, at): readonly Head[] => {
    const alone: Head = {
      header,
      over: 1,
      places: header.cells.map((_, index) => ({ heading: textOf(header, index), under: '' })),
    };
    const lower = rows[at + 1];
    if (!lower || !isSecondRow(header, lower)) return [alone];
    const width = Math.max(header.cells.length, lower.cells.length);
    const places = Array.from({ length: width }, (_, index) => {
      const own = textOf(lower, index);
      return own ? { heading: own, under: reaching(header, index) } : { heading: textOf(header, index), under: '' };
    });
    return [{ header, over: 2, places }, alone];
  });

/** The words over each column as contracts may know them: 累计支出 of 累计 under 支出. */
export const wordsOf = ({ places }: Head): readonly (string | null)[] =>
  places.map(({ heading, under }) => {
    if (heading === '') return null;
    if (under === '') return heading;
    return [`${heading}${under}`, `${under}${heading}`].find(isLabel) ?? heading;
  });
