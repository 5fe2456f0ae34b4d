import type { Fault } from '../fault.ts';
import { pathIn, placeOf } from './faults.ts';
import type { TopRow } from './header.ts';
import { letterIndex } from './heading.ts';
import type { SourceDescription, SourceSheet } from './schema.ts';

type Title = NonNullable<SourceSheet['titles']>[string];

interface Cell {
  readonly row: number;
  readonly text: string;
}

const tidied = (cell: string | null | undefined): string =>
  (cell ?? '').replaceAll(/[\s\u00A0\u3000\uFEFF]+/g, ' ').trim();

const cellsOf = (rows: readonly TopRow[], { cell }: Title, headerRow: number): readonly Cell[] => {
  const [, letters = '', number] = /^([A-Z]+)(\d+)$/.exec(cell ?? '') ?? [];
  if (cell !== undefined) {
    const row = rows.find((each) => each.row === Number(number));
    return row ? [{ row: row.row, text: tidied(row.cells[letterIndex(letters)]) }] : [];
  }
  return rows
    .filter(({ row }) => row < headerRow)
    .flatMap(({ row, cells }) => cells.map((each) => ({ row, text: tidied(each) })));
};

/** What a title says: its whole text, or the first group of its expression. */
const writtenIn = ({ matches }: Title, text: string): string | undefined => {
  const found = matches === undefined ? [text] : new RegExp(`^(?:${matches})$`).exec(text);
  const said = found?.slice(1).find((group) => group !== undefined) ?? found?.[0];
  return said === '' ? undefined : said;
};

/** The same translated where there are codes; undefined where they do not know it. */
const saidBy = (title: Title, text: string): string | undefined => {
  const written = writtenIn(title, text);
  return written !== undefined && title.codes ? title.codes[written] : written;
};

/**
 * The values that a sheet's title cells give, by name. A title that is not there, or of which two cells say different
 * things, is a fault: no row may be read without it.
 */
export const readTitles = (
  rows: readonly TopRow[],
  source: SourceDescription,
  sheet: SourceSheet,
  headerRow: number,
  sheetName: string | null,
): { readonly values: Readonly<Record<string, string>>; readonly faults: readonly Fault[] } => {
  const values: Record<string, string> = {};
  const faults: Fault[] = [];
  for (const [name, title] of Object.entries(sheet.titles ?? {})) {
    const cells = cellsOf(rows, title, headerRow);
    const said = cells.flatMap((cell) => {
      const value = saidBy(title, cell.text);
      return value === undefined ? [] : [{ ...cell, value }];
    });
    const [first, second] = said.filter((each, index) => said.findIndex(({ value }) => value === each.value) === index);
    if (first && !second) {
      values[name] = first.value;
      continue;
    }
    const looked = {
      title: name,
      looked: [title.cell, title.matches].filter((each) => each).join(' '),
      at: pathIn(source, sheet, 'titles', name),
    };
    const at = cells.find(({ text }) => text !== '');
    const uncoded = cells.map(({ text }) => writtenIn(title, text)).find((written) => written !== undefined);
    faults.push({
      code: first ? 'source-title-twice' : 'source-title-missing',
      severity: 'fault',
      place: placeOf(sheetName, {
        ...(second ? { row: second.row, value: second.text } : title.cell && at ? { row: at.row, value: at.text } : {}),
      }),
      detail: {
        ...looked,
        ...(first && second ? { first: first.value, second: second.value } : {}),
        ...(first === undefined && uncoded !== undefined ? { uncoded } : {}),
      },
      times: 1,
    });
  }
  return { values, faults };
};
