import type { CellValue, Row, Workbook, Worksheet } from 'exceljs';
import { datasetNamed } from '../../contracts/catalogue.ts';
import { decodeText, encodingOf, gunzip, isGzip } from '../../intake/decode.ts';
import type { Fault } from '../../intake/fault.ts';
import { delimiterOf, readCsv } from '../../intake/read/csv.ts';
import type { Receipt, ReceiptTable } from '../../intake/receipt.ts';
import { withoutForeignComments } from './foreign-comments.ts';
import { withoutForeignMerges } from './foreign-merges.ts';
import { addMarks, removeMarks } from './mark.ts';
import { MarkError } from './mark-error.ts';

/** A sheet of what came back: its name, and where each row it keeps stood in the file. */
interface Kept {
  readonly sheet: Worksheet;
  /** The sheet's name in the file; none in a text. */
  readonly named: string | undefined;
  /** New row by the row in the file. */
  readonly rowOf: ReadonlyMap<number, number>;
}

/** The rows to keep, in order: all above the first row of data, then those of the refused projects. */
const rowsKept = ({ dataFrom = 1, refusedProjects = [] }: ReceiptTable): readonly number[] => {
  const head = Array.from({ length: dataFrom - 1 }, (_, index) => index + 1);
  const refused = refusedProjects.flatMap(({ rows }) =>
    rows.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index)),
  );
  return [...head, ...new Set(refused.toSorted((a, b) => a - b))];
};

/** Rows move, so a formula would look elsewhere: its result stands. */
const settled = (value: CellValue): CellValue =>
  value !== null && typeof value === 'object' && ('formula' in value || 'sharedFormula' in value)
    ? ((value.result ?? null) as CellValue)
    : value;

const copyRow = (from: Row, to: Row): void => {
  from.eachCell((cell, column) => {
    // What a merge covers repeats its first cell; only that is written.
    if (cell.isMerged && cell.master.address !== cell.address) return;
    const copied = to.getCell(column);
    copied.value = settled(cell.value);
    copied.style = { ...cell.style };
    if (cell.note !== undefined) copied.note = cell.note;
  });
};

const fromSheet = (book: Workbook, source: Worksheet, table: ReceiptTable): Kept => {
  const sheet = book.addWorksheet(source.name);
  for (let column = 1; column <= source.columnCount; column++) {
    const { width } = source.getColumn(column);
    if (width !== undefined) sheet.getColumn(column).width = width;
  }
  const rowOf = new Map(rowsKept(table).map((row, index) => [row, index + 1]));
  for (const [row, place] of rowOf) copyRow(source.getRow(row), sheet.getRow(place));
  return { sheet, named: source.name, rowOf };
};

const fromText = (book: Workbook, bytes: Uint8Array, table: ReceiptTable): Kept => {
  const plain = isGzip(bytes) ? gunzip(bytes) : bytes;
  const { text } = decodeText(plain, encodingOf(plain));
  const rows = new Map(readCsv(text, delimiterOf(text)).map(({ row, cells }) => [row, cells]));
  const sheet = book.addWorksheet(datasetNamed(table.dataset)?.label.zh ?? table.dataset);
  const rowOf = new Map(rowsKept(table).map((row, index) => [row, index + 1]));
  for (const [row, place] of rowOf)
    for (const [index, cell] of (rows.get(row) ?? []).entries()) {
      const written = sheet.getRow(place).getCell(index + 1);
      written.value = cell;
      // Codes keep their leading zeros.
      written.numFmt = '@';
    }
  return { sheet, named: undefined, rowOf };
};

/** The faults of the rows that came back, where they stand now. */
const moved = (faults: readonly Fault[], kept: readonly Kept[]): readonly Fault[] =>
  faults.flatMap((fault) => {
    const at = kept.find(({ named }) => named === fault.place.sheet);
    const row = fault.place.row === undefined ? undefined : at?.rowOf.get(fault.place.row);
    return at && row !== undefined ? [{ ...fault, place: { ...fault.place, sheet: at.sheet.name, row } }] : [];
  });

/**
 * The refused projects of a file accepted partly as a workbook of their own: the file's heads and their rows alone,
 * with the faulty cells marked and listed, to be put right and sent. Throws MarkError where the file can't be written
 * again.
 */
export const refusedWorkbook = async (
  bytes: Uint8Array,
  { format, tables, faults }: Pick<Receipt, 'format' | 'tables' | 'faults'>,
): Promise<Uint8Array> => {
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  const parts = tables.filter(({ refusedProjects = [] }) => refusedProjects.length > 0);
  try {
    const source = new ExcelJS.Workbook();
    if (format === 'xlsx') await source.xlsx.load(withoutForeignMerges(withoutForeignComments(bytes)).slice().buffer);
    removeMarks(source);
    const kept = parts.flatMap((table): readonly Kept[] => {
      if (format !== 'xlsx') return [fromText(book, bytes, table)];
      const sheet = source.getWorksheet(table.sheet);
      return sheet ? [fromSheet(book, sheet, table)] : [];
    });
    addMarks(book, moved(faults, kept));
    return new Uint8Array(await book.xlsx.writeBuffer());
  } catch (cause) {
    throw new MarkError('the refused rows cannot be written as a workbook', { cause });
  }
};
