import ExcelJS from 'exceljs';
import { unzipSync, zipSync } from 'fflate';

/** Cells by row, as another reader than ours finds them; null where it finds no table. */
export type Cells = ReadonlyMap<number, readonly string[]>;

const plain = (value: ExcelJS.CellValue): string => {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  return 'result' in value ? String(value.result ?? '') : '';
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

/** The cells of a workbook's first sheet, read with ExcelJS. */
export const sheetCells = async (bytes: Uint8Array): Promise<Cells | null> => {
  const book = new ExcelJS.Workbook();
  try {
    await book.xlsx.load(usualNames(bytes).slice().buffer);
  } catch {
    return null;
  }
  const found = new Map<number, readonly string[]>();
  book.worksheets[0]?.eachRow((row, at) => {
    const cells: string[] = [];
    row.eachCell((cell, column) => {
      while (cells.length < column - 1) cells.push('');
      cells[column - 1] = plain(cell.value);
    });
    found.set(at, cells);
  });
  return found;
};

const decoded = (bytes: Uint8Array): string | null => {
  const names = bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : ['utf-8', 'gb18030'];
  for (const name of names) {
    try {
      return new TextDecoder(name, { fatal: true }).decode(bytes);
    } catch {}
  }
  return null;
};

/** The cells of a text, letter by letter; null where quotes stand where none may. */
export const textCells = (bytes: Uint8Array, delimiter: string): Cells | null => {
  const text = decoded(bytes);
  if (text === null) return null;
  const found = new Map<number, string[]>();
  let [row, cell, state] = [[] as string[], '', 'start' as 'start' | 'plain' | 'quoted' | 'closed'];
  let line = 1;
  const endCell = (): void => {
    row.push(cell);
    [cell, state] = ['', 'start'];
  };
  const endRow = (): void => {
    endCell();
    if (row.some((each) => each !== '')) found.set(line, row);
    row = [];
    line++;
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string;
    if (state === 'quoted') {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[++at];
      else state = 'closed';
    } else if (sign === delimiter) endCell();
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[at + 1] === '\n') at++;
      endRow();
    } else if (state === 'closed') return null;
    else if (sign === '"' && state === 'start') state = 'quoted';
    else {
      cell += sign;
      state = 'plain';
    }
  }
  if (state === 'quoted') return null;
  if (cell !== '' || row.length > 0) endRow();
  return found;
};
