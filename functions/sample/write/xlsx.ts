import { strToU8, type Zippable, zipSync } from 'fflate';
import { type Cell, shown, type Table } from './cell.ts';
import {
  contentTypes,
  escaped,
  mainNamespace,
  packageRelations,
  styles,
  workbook,
  workbookRelations,
  xmlHead,
} from './xlsx-parts.ts';

/** @example letters(27) // 'AB' */
const letters = (index: number): string =>
  (index < 26 ? '' : letters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

const serial = (day: string): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);

interface Words {
  readonly index: (words: string) => number;
  readonly xml: () => string;
}

const sharedStrings = (): Words => {
  const seen = new Map<string, number>();
  return {
    index: (words) => {
      const known = seen.get(words);
      if (known !== undefined) return known;
      seen.set(words, seen.size);
      return seen.size - 1;
    },
    xml: () => {
      const items = [...seen.keys()].map((words) => `<si><t xml:space="preserve">${escaped(words)}</t></si>`);
      return `${xmlHead}<sst xmlns="${mainNamespace}" uniqueCount="${seen.size}">${items.join('')}</sst>`;
    },
  };
};

/** Room for the header and for what the first rows hold, within reason. */
const columnWidth = (table: Table, index: number): number => {
  const written = [table.headers[index] ?? '', ...table.rows.slice(0, 25).map((row) => shown(row[index] ?? null))];
  return Math.min(40, Math.max(9, ...written.map((words) => words.replace(/[^\x20-\x7e]/g, '··').length + 3)));
};

const sheetXml = (table: Table, words: Words): string => {
  const columns = table.headers.map((_, index) => letters(index));
  const cell = (value: Cell, column: string, row: number, style: number): string => {
    if (value === null || value === '') return '';
    if (typeof value === 'string') return `<c r="${column}${row}" s="${style}" t="s"><v>${words.index(value)}</v></c>`;
    if ('number' in value) return `<c r="${column}${row}" s="${style}"><v>${value.number}</v></c>`;
    return `<c r="${column}${row}" s="${styles.date}"><v>${serial(value.date)}</v></c>`;
  };
  const lines: string[] = [];
  let row = 0;
  const line = (cells: readonly Cell[], style: number): void => {
    row += 1;
    const filled = cells.map((value, index) => cell(value, columns[index] ?? 'A', row, style)).join('');
    lines.push(`<row r="${row}">${filled}</row>`);
  };
  for (const title of table.titles) line([title], row === 0 ? styles.title : styles.note);
  line(table.headers, styles.header);
  const frozen = row;
  for (const cells of [...table.rows, ...(table.foot ?? [])]) line(cells, styles.plain);
  const last = columns.at(-1) ?? 'A';
  const merged = table.titles.map((_, index) => `<mergeCell ref="A${index + 1}:${last}${index + 1}"/>`);
  const widths = columns.map(
    (_, index) => `<col min="${index + 1}" max="${index + 1}" width="${columnWidth(table, index)}" customWidth="1"/>`,
  );
  return [
    `${xmlHead}<worksheet xmlns="${mainNamespace}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${last}${row}"/>`,
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    `<cols>${widths.join('')}</cols><sheetData>${lines.join('')}</sheetData>`,
    merged.length > 0 && columns.length > 1
      ? `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>`
      : '',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>',
  ].join('');
};

/** A workbook as a spreadsheet program would save it, the same bytes for the same tables. */
export const writeXlsx = (tables: readonly Table[]): Uint8Array => {
  const words = sharedStrings();
  const sheets = tables.map((table) => sheetXml(table, words));
  const parts: Zippable = {
    '[Content_Types].xml': strToU8(contentTypes(tables.length)),
    '_rels/.rels': strToU8(packageRelations),
    'xl/workbook.xml': strToU8(workbook(tables.map((table) => escaped(table.sheet)))),
    'xl/_rels/workbook.xml.rels': strToU8(workbookRelations(tables.length)),
    'xl/styles.xml': strToU8(styles.xml),
    'xl/sharedStrings.xml': strToU8(words.xml()),
  };
  for (const [index, sheet] of sheets.entries()) parts[`xl/worksheets/sheet${index + 1}.xml`] = strToU8(sheet);
  return zipSync(parts, { level: 3, mtime: new Date(2025, 0, 1) });
};
