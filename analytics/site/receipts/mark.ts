import type { Cell, Workbook, Worksheet } from 'exceljs';
import type { Fault } from '../../intake/fault.ts';
import { faultWords } from '../../intake/faults/catalogue.ts';
import { withoutForeignComments } from './foreign-comments.ts';
import { placeWords } from './receipt-page.ts';

const listTitle = '问题清单';
/** Past this many, comments hide more than they show; the list has them all. */
const maxMarks = 2000;
/** Labels of forms stand all the way down, those of tables on top. */
const labelsWithin = 2000;
const colour = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } } as const;

/** The marked workbook can't be made; the receipt itself still names every fault. */
export class MarkError extends Error {
  override readonly name = 'MarkError';
}

/** A cell's text without blanks; a range merged over nothing has none. */
const bareText = (cell: Cell): string =>
  cell.master.value === null || cell.master.value === undefined ? '' : cell.text.replaceAll(/\s+/g, '');

/** Words of labels are short. */
const longestLabel = 60;

/**
 * Finds the cell that a place names: in its row the column under the nearest header above with those words, or, where
 * the words stand in the row itself as a label does, the cell with the value.
 */
const cellFinder = (sheet: Worksheet): ((place: Fault['place']) => Cell | undefined) => {
  const labels = new Map<string, { readonly row: number; readonly column: number }[]>();
  for (let number = 1; number <= Math.min(labelsWithin, sheet.rowCount); number++)
    sheet.getRow(number).eachCell((cell, column) => {
      const text = bareText(cell);
      if (text === '' || text.length > longestLabel) return;
      const places = labels.get(text);
      if (places) places.push({ row: number, column });
      else labels.set(text, [{ row: number, column }]);
    });
  return ({ row, column, value }) => {
    if (row === undefined) return undefined;
    const found = labels.get((column ?? '').replaceAll(/\s+/g, ''))?.findLast((label) => label.row <= row);
    if (found && found.row < row) return sheet.getRow(row).getCell(found.column);
    const words = (value ?? '').replaceAll(/\s+/g, '');
    let named: Cell | undefined;
    if (words !== '')
      sheet.getRow(row).eachCell((cell) => {
        if (bareText(cell) === words) named = cell;
      });
    return named ?? sheet.getRow(row).getCell(found?.column ?? 1);
  };
};

const note = (fault: Fault): string => {
  const { title, rule, remedy } = faultWords(fault);
  return `${title.zh}\n${rule.zh}\n${remedy.zh}\n\n${title.en}\n${rule.en}\n${remedy.en}`;
};

const markCells = (sheet: Worksheet, faults: readonly Fault[]): void => {
  const cellOf = cellFinder(sheet);
  for (const fault of faults) {
    // A cell covered by a merge is not seen; the merge’s first cell is.
    const cell = cellOf(fault.place)?.master;
    if (!cell) continue;
    const before =
      typeof cell.note === 'string' ? cell.note : (cell.note?.texts?.map(({ text }) => text).join('') ?? '');
    // Cells share style objects; the new fill must not colour the others.
    cell.style = { ...cell.style, fill: colour };
    cell.note = before ? `${before}\n——\n${note(fault)}` : note(fault);
  }
};

const addList = (book: Workbook, faults: readonly Fault[]): void => {
  const taken = book.getWorksheet(listTitle);
  const sheet = book.addWorksheet(taken ? `${listTitle} ${book.worksheets.length}` : listTitle);
  sheet.columns = [
    { header: '程度 Severity', width: 16 },
    { header: '位置 Where', width: 36 },
    { header: '值 Value', width: 24 },
    { header: '问题 Problem', width: 28 },
    { header: '规则 Rule', width: 60 },
    { header: '怎么改 Remedy', width: 60 },
    { header: '次数 Times', width: 10 },
  ];
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
 * be put right and sent back. Throws MarkError for workbooks that can't be written again.
 */
export const markWorkbook = async (bytes: Uint8Array, faults: readonly Fault[]): Promise<Uint8Array> => {
  // A quarter of a function's start would be the loading of it, and most files need no marks.
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  try {
    await book.xlsx.load(withoutForeignComments(bytes).slice().buffer);
    addMarks(book, faults);
    return new Uint8Array(await book.xlsx.writeBuffer());
  } catch (cause) {
    throw new MarkError('the workbook cannot be written again with marks', { cause });
  }
};
