import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../../analytics/intake/fault.ts';
import type { Receipt } from '../../../../analytics/intake/receipt.ts';
import { markWorkbook } from '../../../../analytics/site/receipts/mark.ts';
import { MarkError } from '../../../../analytics/site/receipts/mark-error.ts';
import {
  placeWords,
  receiptBase,
  receiptIndexPage,
  receiptPage,
} from '../../../../analytics/site/receipts/receipt-page.ts';
import { sentOn } from '../../../../analytics/site/receipts/sent-on.ts';
import { workbookOf } from '../../../support/workbook.ts';

const faultAt = (row: number, column: string, value: string, more: Partial<Fault> = {}): Fault => ({
  code: 'not-money',
  severity: 'fault',
  dataset: 'execution',
  place: { sheet: '预算执行', row, column, value },
  detail: { example: '1200000.00' },
  times: 1,
  ...more,
});

const receipt: Receipt = {
  fileId: 'abcdef0123456789',
  fileName: '教育局/执行 <6月>.xlsx',
  rawKey: 'raw/ab/abcdef',
  bytes: 1234,
  state: 'refused',
  format: 'xlsx',
  encoding: null,
  source: null,
  tables: [
    {
      dataset: 'execution',
      sheet: '预算执行',
      rowsReceived: 3,
      rowsAccepted: 0,
      receivedAmount: '12.50',
      acceptedAmount: '0.00',
      lakeKey: null,
      lakeDigest: null,
    },
  ],
  faults: [
    faultAt(3, '执行数', '<b>abc</b>', { times: 7 }),
    faultAt(4, '备注', '', {
      code: 'unknown-column',
      severity: 'warning',
      detail: { dataset_zh: '预算执行', dataset_en: 'Execution' },
    }),
  ],
};

test('every table of a receipt can be moved sideways by itself', () => {
  const page = receiptPage(receipt, '', null);
  const tables = page.match(/<table>/g) ?? [];
  expect(tables.length).toBeGreaterThan(1);
  expect(page.match(/<div class="wide"[^>]*tabindex="0"[^>]*><table>/g)).toHaveLength(tables.length);
});

describe('the page of a receipt', () => {
  const page = receiptPage(receipt, '', 'a b.xlsx');

  test('says the state, each fault with place, value, rule and remedy, in both languages', () => {
    for (const words of [
      '已拒收',
      'Refused',
      '工作表“预算执行” 第 3 行 “执行数”列',
      '不是金额',
      'Not an amount',
      '写成 1200000.00 这样的数字',
      '6 more',
      '12.50',
      '未读取的列',
      'a%20b.xlsx',
    ]) {
      expect(page).toContain(words);
    }
  });

  test('shows what was sent as text, never as markup', () => {
    expect(page).toContain('&lt;b&gt;abc&lt;/b&gt;');
    expect(page).not.toContain('<b>abc');
    expect(page).toContain('执行 &lt;6月&gt;');
  });

  test('names no currency: a receipt is of any region', () => {
    expect(page).not.toMatch(/\(元\)|yuan/);
    expect(page).toContain('基本货币单位');
  });

  test('of an accepted file asks for nothing', () => {
    const accepted = receiptPage({ ...receipt, state: 'accepted', faults: [] }, '');
    expect(accepted).toContain('已接收');
    expect(accepted).not.toContain('怎么改');
  });
});

test('the index counts files and puts the refused first', () => {
  const page = receiptIndexPage([{ ...receipt, state: 'accepted', fileName: 'ok.csv', faults: [] }, receipt], '');
  expect(page).toContain('收到 2 个文件,接收 1 个,拒收 1 个');
  expect(page.indexOf('执行 &lt;6月&gt;')).toBeLessThan(page.indexOf('ok.csv'));
  expect(page).toContain(`${encodeURI(receiptBase(receipt))}.html`);
});

test('the index says which of two files that differ is taken, also where a name calls itself the last or a copy', () => {
  const page = receiptIndexPage([receipt], '');
  expect(page).toContain('都没有写明的,只收前一个;名字里有“最终”“副本”或 (1) 这样的字样的,以后一个为准');
  expect(page).toContain('where a name has 最终, 副本, final, copy or (1) in it, the later one is, with a warning');
});

test.each([
  ['教育局/执行 <6月>.xlsx', '教育局_执行_6月_.xlsx-abcdef01'],
  ['../../etc/passwd', '_.._etc_passwd-abcdef01'],
  ['.hidden', 'hidden-abcdef01'],
  ['/', '_-abcdef01'],
  [
    'finance_department_of_the_district_2025_execution_and_progress_of_all_projects.csv',
    '…district_2025_execution_and_progress_of_all_projects.csv-abcdef01',
  ],
  [`${'很'.repeat(70)}.csv`, `…${'很'.repeat(56)}.csv-abcdef01`],
])('the receipt of %j has a name that stays in its folder', (fileName, base) => {
  expect(receiptBase({ fileName, fileId: 'abcdef0123456789' })).toBe(base);
});

test('a fault of the whole file says so', () => {
  expect(placeWords({ place: {} })).toBe('整个文件');
});

describe('a marked workbook', () => {
  const bytes = workbookOf(
    { name: '预算执行', rows: [['表'], ['年度', '执行数'], [2025, 'abc'], [2025, 5]] },
    { name: '别的', rows: [['x']] },
  );

  test('colours and comments the faulty cells and lists all faults', async () => {
    const faults = [
      faultAt(3, '执行数', 'abc'),
      faultAt(3, '执行数', 'abc', { code: 'duplicate-key', detail: {} }),
      faultAt(4, '没有的列', ''),
    ];
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await markWorkbook(await bytes, faults)).slice().buffer);
    const sheet = book.getWorksheet('预算执行');
    const noteOf = (at: string): string => JSON.stringify(sheet?.getCell(at).note ?? '');
    expect(sheet?.getCell('B3').value).toBe('abc');
    expect(sheet?.getCell('B3').fill).toMatchObject({ type: 'pattern', fgColor: { argb: 'FFFFC7CF' } });
    expect(noteOf('B3')).toContain('不是金额');
    expect(noteOf('B3')).toContain('重复的行');
    expect(noteOf('A4')).toContain('不是金额');
    expect(sheet?.getCell('B4').fill).toBeUndefined();
    const list = book.getWorksheet('问题清单');
    expect([list?.rowCount, list?.getCell('B2').value, list?.getCell('C2').value]).toEqual([
      4,
      '工作表“预算执行” 第 3 行 “执行数”列',
      'abc',
    ]);
  });

  test('that already has our list has the new one in its place', async () => {
    const marked = await markWorkbook(await bytes, [faultAt(3, '执行数', 'abc')]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await markWorkbook(marked, [faultAt(3, '执行数', 'abc')])).slice().buffer);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['预算执行', '别的', '问题清单']);
  });

  test('that can not be written again is a named error', async () => {
    await expect(markWorkbook(new Uint8Array([1, 2, 3]), [])).rejects.toBeInstanceOf(MarkError);
  });
});

test('a receipt names the form that the sender used, with its sheet: the official one, or our template', () => {
  const table = {
    dataset: 'organisation',
    rowsReceived: 1,
    rowsAccepted: 0,
    receivedAmount: null,
    acceptedAmount: null,
    lakeKey: null,
    lakeDigest: null,
  };
  const form = { title: { zh: '项目支出绩效自评表', en: 'Self-evaluation' }, sheet: '表1' };
  const sent = {
    source: null,
    forms: [form],
    tables: [
      { ...table, sheet: '表1' },
      { ...table, sheet: '机构' },
    ],
  };
  expect(sentOn(sent).map(({ zh }) => zh)).toEqual(['官方表“项目支出绩效自评表”(“表1”)', '模板“机构”(“机构”)']);
  expect(sentOn({ ...sent, source: 'digest', forms: [] })).toEqual([]);
  expect(receiptPage({ ...receipt, ...sent }, '')).toContain('官方表“项目支出绩效自评表”');
});
