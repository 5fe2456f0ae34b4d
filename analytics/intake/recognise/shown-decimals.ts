import { sectionOf, shownDecimals } from '../read/number-format.ts';
import type { SheetRow } from '../read/sheet.ts';
import type { Heading } from './header.ts';

interface Table {
  readonly heading: Heading;
  readonly rows: readonly SheetRow[];
}

/** Where the sender does not say how precisely a figure is printed, what the workbook shows of its cell says so. */
export const withShownDecimals = (table: Table): Table => {
  const { heading, rows } = table;
  const field = heading.dataset.fields.find(({ decimalsOf }) => decimalsOf !== undefined);
  const figure = heading.columns.find((column) => column.field.name === field?.decimalsOf);
  if (!field || !figure || rows.every(({ formats }) => formats?.[figure.index] === undefined)) return table;
  const said = heading.columns.find((column) => column.field === field);
  const index = said?.index ?? Math.max(...rows.map(({ cells }) => cells.length));
  const filled = rows.map((row): SheetRow => {
    const shown = shownDecimals(sectionOf(row.formats?.[figure.index] ?? '', row.cells[figure.index] ?? ''));
    if (shown === null || (row.cells[index] ?? '').trim() !== '') return row;
    const cells = Array.from({ length: Math.max(row.cells.length, index + 1) }, (_, at) => row.cells[at] ?? null);
    return { ...row, cells: cells.with(index, String(shown)) };
  });
  const column = { field, index, header: field.label.zh, unit: null, byLabel: true };
  return { rows: filled, heading: said ? heading : { ...heading, columns: [...heading.columns, column] } };
};
