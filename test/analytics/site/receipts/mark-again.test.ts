import ExcelJS, { type Fill, type Worksheet } from 'exceljs';
import { expect, test } from 'vitest';
import type { Fault } from '../../../../analytics/intake/fault.ts';
import { markWorkbook } from '../../../../analytics/site/receipts/mark.ts';
import { refusedWorkbook } from '../../../../analytics/site/receipts/refused-workbook.ts';
import { workbookOf } from '../../../support/workbook.ts';

const empty = (row: number, column: string): Fault => ({
  code: 'required-empty',
  severity: 'fault',
  place: { sheet: '预算执行', row, column },
  detail: { label_zh: column, label_en: column, example: '1' },
  times: 1,
});

const yellow: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFF00' } };
const pattern: Fill = { type: 'pattern', pattern: 'lightGrid', fgColor: { theme: 4 }, bgColor: { argb: 'FF00FF00' } };
const excelsRed: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } };
const bold = { bold: true, size: 9 };

const form = (touch: (sheet: Worksheet) => void = () => undefined): Promise<Uint8Array> =>
  workbookOf({
    name: '预算执行',
    rows: [
      ['年度', '期间', '执行数'],
      ['二〇二五', null, null],
      [null, '2025-06', 5],
    ],
    touch,
  });

const opened = async (bytes: Uint8Array): Promise<ExcelJS.Workbook> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  return book;
};

const sheetOf = (book: ExcelJS.Workbook): Worksheet => {
  const [sheet] = book.worksheets;
  if (!sheet) throw new RangeError('no sheet');
  return sheet;
};

const said = (sheet: Worksheet, at: string): string => {
  const { note } = sheet.getCell(at);
  return typeof note === 'string' ? note : (note?.texts ?? []).map(({ text }) => text).join('');
};

/** Marks a form, lets the sender change what came back, and marks what he sends for other faults. */
const markedAgain = async (
  bytes: Uint8Array,
  first: readonly Fault[],
  change: (sheet: Worksheet, book: ExcelJS.Workbook) => void,
  second: readonly Fault[],
): Promise<ExcelJS.Workbook> => {
  const book = await opened(await markWorkbook(bytes, first));
  change(sheetOf(book), book);
  return opened(await markWorkbook(new Uint8Array(await book.xlsx.writeBuffer()), second));
};

test('a cell that was put right loses colour and comment when the file is refused for another', async () => {
  const book = await markedAgain(
    await form(),
    [empty(2, '年度'), empty(2, '期间')],
    (sheet) => (sheet.getCell('A2').value = 2025),
    [empty(2, '期间'), empty(3, '年度')],
  );
  const sheet = sheetOf(book);
  expect([sheet.getCell('A2').fill, sheet.getCell('A2').note]).toEqual([undefined, undefined]);
  for (const at of ['B2', 'A3']) {
    expect(sheet.getCell(at).fill).toBeDefined();
    expect(said(sheet, at).match(/必须填写/g)).toHaveLength(1);
  }
  expect(book.worksheets.map(({ name }) => name)).toEqual(['预算执行', '问题清单']);
  const list = book.getWorksheet('问题清单');
  expect([list?.getCell('B2').text, list?.getCell('B3').text, list?.rowCount]).toEqual([
    '工作表“预算执行” 第 2 行 “期间”列',
    '工作表“预算执行” 第 3 行 “年度”列',
    3,
  ]);
});

test.each([
  ['a colour', yellow],
  ['a pattern', pattern],
  ['no colour', undefined],
])('a cell with %s of the sender’s and his comment has both again, twice refused or not', async (_, fill) => {
  const sent = await form((sheet) => {
    const cell = sheet.getCell('A2');
    cell.note = { texts: [{ font: bold, text: '王:' }, { text: '请核' }] };
    if (fill) cell.fill = fill;
    sheet.getCell('C3').fill = excelsRed;
    sheet.getCell('C3').note = '我的批注';
  });
  const faults = [empty(2, '年度')];
  const twice = await markedAgain(sent, faults, () => undefined, faults);
  expect(said(sheetOf(twice), 'A2')).toMatch(/^王:请核\n〔绩效 jixiao 批注〕\n/);
  expect(said(sheetOf(twice), 'A2').match(/绩效 jixiao/g)).toHaveLength(1);
  const book = await opened(await markWorkbook(new Uint8Array(await twice.xlsx.writeBuffer()), [empty(3, '年度')]));
  const cell = sheetOf(book).getCell('A2');
  expect(cell.fill).toEqual(fill);
  expect(cell.note).toMatchObject({ texts: [{ font: bold, text: '王:' }, { text: '请核' }] });
  expect(sheetOf(book).getCell('C3').fill).toEqual({ ...excelsRed, bgColor: undefined });
  expect(said(sheetOf(book), 'C3')).toBe('我的批注');
});

test.each<[string, (sheet: Worksheet) => void, unknown, string]>([
  ['deleted our comment', (sheet) => (sheet.getCell('A2').note = ''), undefined, ''],
  ['chose another colour', (sheet) => (sheet.getCell('A2').fill = pattern), pattern, ''],
  [
    'wrote below our words',
    (sheet) => (sheet.getCell('A2').note = `${said(sheet, 'A2')}\n已改`),
    { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFF00' } },
    '\n已改',
  ],
  ['cut our words short', (sheet) => (sheet.getCell('A2').note = said(sheet, 'A2').slice(0, 20)), undefined, ''],
  [
    'spoilt what we remember',
    (sheet) => (sheet.getCell('A2').note = said(sheet, 'A2').replace('{', '')),
    undefined,
    '',
  ],
])('where the sender %s, nothing of ours is left', async (_, change, fill, words) => {
  const sent = await form((sheet) => (sheet.getCell('A2').fill = yellow));
  const sheet = sheetOf(await markedAgain(sent, [empty(2, '年度')], change, [empty(3, '年度')]));
  expect(sheet.getCell('A2').fill).toEqual(fill);
  expect(said(sheet, 'A2')).toBe(words);
});

test('a sheet of the sender’s that is named as our list stays', async () => {
  const book = await markedAgain(
    await form(),
    [],
    (_, sent) => sent.removeWorksheet('问题清单') ?? sent.addWorksheet('问题清单').addRow(['我的问题']),
    [empty(2, '年度')],
  );
  expect(book.worksheets.map(({ name }) => name)).toEqual(['预算执行', '问题清单', '问题清单 2']);
});

test('refused rows that come back alone carry the sender’s comments and none of ours of before', async () => {
  const sent = await form((sheet) => (sheet.getCell('B3').note = '我的批注'));
  const marked = await markWorkbook(sent, [empty(2, '年度'), empty(3, '年度')]);
  const table = {
    dataset: 'execution',
    sheet: '预算执行',
    rowsReceived: 2,
    rowsAccepted: 1,
    receivedAmount: null,
    acceptedAmount: null,
    lakeKey: null,
    lakeDigest: null,
    dataFrom: 2,
    refusedProjects: [{ fiscalYear: 2025, projectCode: 'P1', rows: [[3, 3]] as [number, number][] }],
  };
  const faults = [empty(3, '期间')];
  const sheet = sheetOf(await opened(await refusedWorkbook(marked, { format: 'xlsx', tables: [table], faults })));
  expect([sheet.getCell('A2').fill, said(sheet, 'A2')]).toEqual([undefined, '']);
  expect(said(sheet, 'B2')).toMatch(/^我的批注\n〔绩效/);
});
