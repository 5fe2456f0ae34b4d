import { type CellObject, type Range, type RowInfo, read, SSF, type WorkBook } from '@e965/xlsx';
import { errorText, numberText, serialText } from './cell-text.ts';
import { guardWorkbook, type WorkbookLimits } from './guard.ts';
import { showsCode } from './number-format.ts';
import {
  damaged,
  formulaMark,
  type MergedRange,
  type Sheet,
  type SheetRow,
  setApartMark,
  UnreadableFileError,
} from './sheet.ts';

/** Content further right than this is no table of ours. */
const maxColumns = 1000;

/** True for formats that show a day; a format that shows only a time of day is a number to us. */
const showsDay = (format: unknown): boolean => {
  if (typeof format !== 'string' || format === 'General' || !SSF.is_date(format)) return false;
  const bare = format.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  return /[yde]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare));
};

/** The format of a number that is shown otherwise than as it stands. */
const formatOf = (cell: CellObject | undefined): string | undefined =>
  cell?.t === 'n' && typeof cell.z === 'string' && cell.z !== 'General' && !showsDay(cell.z) ? cell.z : undefined;

/** What would be taken for a figure or a code. */
const figures = /^[\s0-9.,¥￥元千百万亿%()（）A-Za-z_-]*[0-9][\s0-9.,¥￥元千百万亿%()（）A-Za-z_-]*$/;

/** Text runs that are raised, lowered or struck out. */
const setApart = /<(?:sup|sub|s)>/;

const numberAsShown = (value: number, format: unknown): string =>
  typeof format === 'string' && Number.isInteger(value) && value >= 0 && showsCode(format)
    ? SSF.format(format, value).trim()
    : numberText(value);

const cellText = (cell: CellObject, epoch1904: boolean): string | null => {
  if (cell.v === undefined || cell.t === 'z') return cell.f ? `${formulaMark}=${cell.f}` : null;
  if (cell.t === 'b') return cell.v ? 'TRUE' : 'FALSE';
  if (cell.t === 'e') return errorText[Number(cell.v)] ?? '#N/A';
  if (cell.t === 'n')
    return showsDay(cell.z) ? serialText(Number(cell.v), epoch1904) : numberAsShown(Number(cell.v), cell.z);
  if (cell.v === '') return null;
  const written = String(cell.v);
  return cell.h !== undefined && setApart.test(cell.h) && figures.test(written) ? `${setApartMark}${written}` : written;
};

const open = (bytes: Uint8Array): WorkBook => {
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: true,
      cellStyles: true,
      sheetStubs: true,
    });
  } catch (cause) {
    throw new UnreadableFileError(
      'damaged-workbook',
      { reason: cause instanceof Error ? cause.message : 'unknown' },
      {},
      { cause },
    );
  }
};

/** The library passes over a sheet that it stumbles on, and cells that it does not understand; a file is read whole. */
const checkRead = (book: WorkBook, filled: number): void => {
  let read = 0;
  for (const name of book.SheetNames) {
    const sheet = book.Sheets[name];
    if (!sheet) throw damaged(`sheet ${name}`);
    for (const line of (sheet['!data'] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[])
      for (const cell of line ?? []) if (cell && cell.t !== 'z' && cell.v !== undefined) read++;
  }
  if (read < filled) throw damaged(`${filled - read} of ${filled} cells`);
};

/**
 * Every sheet of a workbook, hidden ones and hidden rows too and marked as such, as text cells. Formulas count by their
 * saved value. Throws UnreadableFileError for damaged workbooks and for those that unpack past the limits.
 */
export const readWorkbook = (bytes: Uint8Array, limits?: WorkbookLimits): Sheet[] => {
  const { filled } = guardWorkbook(bytes, limits);
  const book = open(bytes);
  checkRead(book, filled);
  const epoch1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.map((name, place) => {
    const {
      '!data': lines = [],
      '!rows': looks,
      '!merges': merged = [],
    } = (book.Sheets[name] ?? {}) as {
      readonly '!data'?: (CellObject | undefined)[][];
      readonly '!rows'?: RowInfo[];
      readonly '!merges'?: Range[];
    };
    const isHidden = (book.Workbook?.Sheets?.[place]?.Hidden ?? 0) > 0;
    const rows: SheetRow[] = [];
    lines.forEach((line, index) => {
      const cells: (string | null)[] = [];
      const formats: (string | undefined)[] = [];
      line.forEach((cell, column) => {
        const written = cell ? cellText(cell, epoch1904) : null;
        if (written === null) return;
        if (column >= maxColumns)
          throw new UnreadableFileError(
            'too-large-inside',
            { limit: `${maxColumns} columns` },
            { sheet: name, row: index + 1 },
          );
        while (cells.length < column) cells.push(null);
        cells.push(written);
        const format = formatOf(cell);
        if (format !== undefined) formats[column] = format;
      });
      if (cells.length > 0)
        rows.push({
          row: index + 1,
          cells,
          ...(formats.length > 0 ? { formats } : {}),
          ...(looks?.[index]?.hidden ? { isHidden: true } : {}),
        });
    });
    const merges = merged.map(({ s, e }): MergedRange => ({ top: s.r + 1, left: s.c, bottom: e.r + 1, right: e.c }));
    return { name, rows, ...(isHidden ? { isHidden } : {}), ...(merges.length > 0 ? { merges } : {}) };
  });
};
