import { type CellObject, read, type WorkSheet } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { unzipSync, zipSync } from 'fflate';
import type { Grid } from './grid.ts';

const day = (date: Date): string => date.toISOString().replace('T00:00:00.000Z', '');

const plain = (value: ExcelJS.CellValue): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return day(value);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('error' in value) return value.error;
  if ('text' in value) return plain(value.text);
  return 'result' in value ? plain(value.result ?? null) : '';
};

/** Names of parts are the same in any case, which ExcelJS does not know. */
const usualNames = (bytes: Uint8Array): Uint8Array => {
  const usual = ['[Content_Types].xml', 'xl/sharedStrings.xml'];
  const spelled = (name: string): string =>
    usual.find((each) => each.toLowerCase() === name.toLowerCase()) ?? name.toLowerCase();
  return zipSync(
    Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [spelled(name), content])),
  );
};

/** First cells of ranges that are merged down one column. */
const columnsMerged = ({ model }: ExcelJS.Worksheet): ReadonlySet<string> =>
  new Set(
    model.merges.flatMap((range) => {
      const [, left, top, right] = /^([A-Z]+)([0-9]+):([A-Z]+)[0-9]+$/.exec(range) ?? [];
      return left !== undefined && left === right ? [`${left}${top}`] : [];
    }),
  );

const gridOf = (sheet: ExcelJS.Worksheet): Grid => {
  const rows = new Map<number, readonly string[]>();
  const down = new Map<number, Map<number, string>>();
  const merged = columnsMerged(sheet);
  sheet.eachRow((row, at) => {
    const cells: string[] = [];
    row.eachCell((cell, column) => {
      while (cells.length < column - 1) cells.push('');
      // ExcelJS gives every cell of a merged range the value of its first.
      cells[column - 1] = cell.type === ExcelJS.ValueType.Merge ? '' : plain(cell.value);
      if (cell.type !== ExcelJS.ValueType.Merge || !merged.has(cell.master.address)) return;
      const own = down.get(at) ?? new Map<number, string>();
      down.set(at, own.set(column - 1, plain(cell.master.value)));
    });
    rows.set(at, cells);
  });
  return { name: sheet.name, rows, down };
};

const byExcelJs = async (bytes: Uint8Array): Promise<readonly Grid[] | null> => {
  const book = new ExcelJS.Workbook();
  try {
    await book.xlsx.load(usualNames(bytes).slice().buffer);
  } catch {
    return null;
  }
  return book.worksheets.map(gridOf);
};

const shown = (cell: CellObject | undefined): string => {
  if (cell?.v === undefined || cell.t === 'z') return '';
  if (cell.v instanceof Date) return day(cell.v);
  return cell.t === 'e' ? String(cell.w ?? '#N/A') : String(cell.v);
};

const rowsOf = (sheet: WorkSheet): ReadonlyMap<number, readonly string[]> => {
  const lines: readonly (CellObject[] | undefined)[] = sheet['!data'] ?? [];
  return new Map([...lines.entries()].flatMap(([at, cells]) => (cells ? [[at + 1, Array.from(cells, shown)]] : [])));
};

const bySheetJs = (bytes: Uint8Array): readonly Grid[] | null => {
  try {
    const { SheetNames, Sheets } = read(bytes, { cellDates: true, UTC: true, dense: true });
    return SheetNames.map((name) => ({ name, rows: rowsOf(Sheets[name] ?? {}) }));
  } catch {
    return null;
  }
};

/**
 * The sheets of a workbook, read with ExcelJS, or with SheetJS where that reads none: it minds less of what is no XML.
 * Null where neither does.
 */
export const workbookGrids = async (bytes: Uint8Array): Promise<readonly Grid[] | null> =>
  (await byExcelJs(bytes)) ?? bySheetJs(bytes);
