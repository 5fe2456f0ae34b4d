import type { Cell, Workbook, Worksheet } from 'exceljs';
import type { Fault } from '../../intake/fault.ts';
import { faultWords } from '../../intake/faults/catalogue.ts';
import { cellFinder, type FilledCell, withoutBlanks } from './cell-finder.ts';
import { withoutForeignComments } from './foreign-comments.ts';
import { withoutForeignMerges } from './foreign-merges.ts';
import { MarkError } from './mark-error.ts';
import { markCell, unmarkCell } from './own-note.ts';
import { placeWords } from './receipt-page.ts';

const listTitle = '问题清单';
/** Past this many, comments hide more than they show; the list has them all. */
const maxMarks = 2000;
const listColumns = [
  { header: '程度 Severity', width: 16 },
  { header: '位置 Where', width: 36 },
  { header: '值 Value', width: 24 },
  { header: '问题 Problem', width: 28 },
  { header: '规则 Rule', width: 60 },
  { header: '怎么改 Remedy', width: 60 },
  { header: '次数 Times', width: 10 },
];

/** A cell's text without blanks; a range merged over nothing has none. */
const bareText = (cell: Cell): string =>
  cell.master.value === null || cell.master.value === undefined ? '' : withoutBlanks(cell.text);

const filledCells = (sheet: Worksheet, row: number): readonly FilledCell[] => {
  const cells: FilledCell[] = [];
  sheet.getRow(row).eachCell((cell, column) => void cells.push({ row, column, text: bareText(cell) }));
  return cells;
};

/** What is said of a fault at its cell. */
export const note = (fault: Fault): string => {
  const { title, rule, remedy } = faultWords(fault);
  return `${title.zh}\n${rule.zh}\n${remedy.zh}\n\n${title.en}\n${rule.en}\n${remedy.en}`;
};

const markCells = (sheet: Worksheet, faults: readonly Fault[]): void => {
  const find = cellFinder((row) => filledCells(sheet, row), sheet.rowCount);
  const said = new Map<Cell, string[]>();
  for (const fault of faults) {
    const found = find(fault.place);
    if (!found) continue;
    // A cell covered by a merge is not seen; the merge’s first cell is.
    const cell = sheet.getRow(found.row).getCell(found.column).master;
    said.set(cell, [...(said.get(cell) ?? []), note(fault)]);
  }
  for (const [cell, words] of said) markCell(cell, words.join('\n——\n'));
};

/** By the text of its heads: other programs write Chinese and English as parts of their own. */
const isOurList = (sheet: Worksheet): boolean =>
  sheet.name.startsWith(listTitle) &&
  listColumns.every(({ header }, index) => bareText(sheet.getRow(1).getCell(index + 1)) === withoutBlanks(header));

const addList = (book: Workbook, faults: readonly Fault[]): void => {
  const taken = book.getWorksheet(listTitle);
  const sheet = book.addWorksheet(taken ? `${listTitle} ${book.worksheets.length}` : listTitle);
  sheet.columns = listColumns;
  for (const fault of faults) {
    const { title, rule, remedy } = faultWords(fault);
    const severity = fault.severity === 'fault' ? '必须改正 Fault' : '提醒 Warning';
    sheet.addRow([
      severity,
      placeWords(fault),
      fault.place.value ?? '',
      `${title.zh} ${title.en}`,
      `${rule.zh}\n${rule.en}`,
      `${remedy.zh}\n${remedy.en}`,
      fault.times,
    ]);
  }
  sheet.getRow(1).font = { bold: true };
  sheet.eachRow((row) => {
    row.alignment = { wrapText: true, vertical: 'top' };
  });
};

/**
 * Takes the marks of an earlier answer out of a workbook, for the sender may have put right what they speak of; his own
 * colours and comments stay.
 */
export const removeMarks = (book: Workbook): void => {
  for (const sheet of [...book.worksheets]) {
    if (isOurList(sheet)) {
      book.removeWorksheet(sheet.id);
      continue;
    }
    // Cells without a value are marked too, and no others are made on the way.
    for (let number = 1; number <= sheet.rowCount; number++) {
      const row = sheet.findRow(number);
      for (let column = 1; column <= (row?.cellCount ?? 0); column++) {
        const cell = row?.findCell(column);
        if (cell) unmarkCell(cell);
      }
    }
  }
};

/** Colours and comments the faulty cells of a workbook and lists all faults on a sheet of their own. */
export const addMarks = (book: Workbook, faults: readonly Fault[]): void => {
  for (const sheet of book.worksheets) {
    const own = faults
      .filter((fault) => fault.place.sheet === sheet.name && fault.severity === 'fault')
      .slice(0, maxMarks);
    if (own.length > 0) markCells(sheet, own);
  }
  addList(book, faults);
};

/**
 * The refused workbook with its faulty cells coloured and commented, and all faults listed on a sheet of their own, to
 * be put right and sent back; marks of an earlier answer are gone. Throws MarkError for workbooks that can't be written
 * again.
 */
export const markWorkbook = async (bytes: Uint8Array, faults: readonly Fault[]): Promise<Uint8Array> => {
  // A quarter of a function's start would be the loading of it, and most files need no marks.
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  try {
    await book.xlsx.load(withoutForeignMerges(withoutForeignComments(bytes)).slice().buffer);
    removeMarks(book);
    addMarks(book, faults);
    return new Uint8Array(await book.xlsx.writeBuffer());
  } catch (cause) {
    throw new MarkError('the workbook cannot be written again with marks', { cause });
  }
};
