import type { Fault } from '../fault.ts';
import { pathIn, placeOf } from './faults.ts';
import type { Header } from './header.ts';
import { ambiguous, columnWords, findColumn, headingUnder } from './heading.ts';
import type { SourceDescription, SourceSheet } from './schema.ts';

/** What the header offers, as a message lists it. */
const headingsIn = ({ cells, above }: Header, at: readonly number[] = [...cells.keys()]): string =>
  at
    .flatMap((index) => (cells[index] ? [headingUnder(cells[index], above[index] ?? [])] : []))
    .join('、')
    .slice(0, 500);

/** Where each described column stands under this header; what is not there, or could be several, is a fault. */
export const placeColumns = (
  header: Header,
  source: SourceDescription,
  sheet: SourceSheet,
  sheetName: string | null,
): { readonly positions: ReadonlyMap<string, number>; readonly faults: readonly Fault[] } => {
  const positions = new Map<string, number>();
  const faults: Fault[] = [];
  for (const [name, column] of Object.entries(sheet.columns)) {
    const words = columnWords(column);
    const fault = (code: string, found: string): Fault => ({
      code,
      severity: 'fault',
      place: placeOf(sheetName, { row: header.first, column: words }),
      detail: { column: words, found, at: pathIn(source, sheet, 'columns', name) },
      times: 1,
    });
    const several = ambiguous(header.cells, column, header.above);
    const position = findColumn(header.cells, column, header.above);
    if (several.length > 0) faults.push(fault('source-column-twice', headingsIn(header, several)));
    else if (position !== undefined) positions.set(name, position);
    else if (!column.optional) faults.push(fault('source-column-missing', headingsIn(header)));
  }
  return { positions, faults };
};
