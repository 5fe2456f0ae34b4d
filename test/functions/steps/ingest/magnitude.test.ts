import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Receipt } from '../../../../analytics/intake/receipt.ts';
import { ingest, type Upload } from '../../../../functions/steps/ingest/step.ts';
import { type Office, type OfficeBefore, officeAfter, openOffice, textUpload } from '../../../support/office.ts';

let office: Office;
afterEach(() => office.close());

const lists = [
  textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
  textUpload('项目.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂,6000000\n'),
];

/** Execution of P1 in a month: budget, then spent. */
const month = (period: string, adjusted: string, spent: string, name = `${period}.csv`): Upload =>
  textUpload(name, `年度,期间,项目编码,全年预算数,执行数\n2025,${period},P1,${adjusted},${spent}\n`);
const july = month('2025-07', '6000000', '4800000');

const said = (receipt: Receipt | undefined): unknown => [
  receipt?.state,
  ...(receipt?.faults ?? []).map(({ code, severity, place }) => `${severity} ${code} ${place.column} ${place.value}`),
];
const taken = (...uploads: readonly Upload[]): OfficeBefore =>
  officeAfter((effects) => ingest(effects, [...lists, ...uploads]));
const [nothing, inJuly, wrongJuly] = [taken(), taken(july), taken(month('2025-07', '700', '480', '7月.csv'))];
afterAll(() => Promise.all([nothing, inJuly, wrongJuly].map((before) => before.remove())));

const sentAfter = async (before: OfficeBefore, upload: Upload): Promise<unknown> => {
  office = await before.open();
  return said((await ingest(office.effects, [upload]))[0]);
};

describe('an amount of execution is refused', () => {
  test.each([
    ['480 where July had 4,800,000', '6000000', '480', 'amount-of-another-size 执行数 480'],
    ['520 where it would go on as 5,200,000', '6000000', '520', 'amount-of-another-size 执行数 520'],
    ['in thousands', '6000000', '4900', 'amount-of-another-size 执行数 4900'],
    [
      'ten thousand times, the budget as listed',
      '6000000',
      '52000000000',
      'spent-far-beyond-budget 执行数 52000000000',
    ],
  ])('%s', async (_, adjusted, spent, fault) => {
    expect(await sentAfter(inJuly, month('2025-08', adjusted, spent))).toContain(`fault ${fault}`);
  });

  test('a first month in 万元 is held to the project list', async () => {
    const upload = month('2025-07', '600', '480');
    expect(await sentAfter(nothing, upload)).toEqual(['refused', 'fault amount-of-another-size 全年预算数 600']);
  });

  test('in the same batch as the month before', async () => {
    office = await openOffice();
    const receipts = await ingest(office.effects, [...lists, july, month('2025-08', '6000000', '480')]);
    expect(receipts.map(({ state }) => state)).toEqual(['accepted', 'accepted', 'accepted', 'refused']);
  });
});

describe('an amount of execution is accepted', () => {
  test.each([
    [
      'spent in yuan, the budget in 万元: it shows as overspent',
      '610',
      '5200000',
      ['warning spent-far-beyond-budget 执行数 5200000'],
    ],
    ['that went on', '6000000', '5200000', ['accepted']],
    ['with nothing spent any more', '6000000', '0', ['warning running-total-fell 执行数 0']],
    ['that fell, but to no other unit’s figure', '6000000', '12345.67', ['warning running-total-fell 执行数 12345.67']],
    ['that fell to a hundredth, with a warning', '6000000', '48000', ['warning amount-oddly-sized 执行数 48000']],
    [
      'with a budget cut to nearly nothing, with a warning',
      '7000',
      '6000',
      ['warning amount-oddly-sized 全年预算数 7000'],
    ],
  ])('%s', async (_, adjusted, spent, lines) => {
    expect(await sentAfter(inJuly, month('2025-08', adjusted, spent))).toEqual(expect.arrayContaining(lines));
    expect((await ingest(office.effects, [month('2025-08', adjusted, spent)]))[0]?.state).toBe('accepted');
  });

  test.each(['4800000', '4800000.01'])(
    'without a word where a running total came to %s after 4800000',
    async (spent) => {
      expect(await sentAfter(inJuly, month('2025-08', '6000000', spent))).toEqual(['accepted']);
    },
  );

  test('with each month that fell in a file of many', async () => {
    const [head, ...rows] = ['07,60000', '08,50000', '09,70000', '10,30000'].map(
      (row, index) =>
        `${index === 0 ? '年度,期间,项目编码,全年预算数,执行数\n' : ''}2025,2025-${row.replace(',', ',P1,6000000,')}`,
    );
    expect(await sentAfter(nothing, textUpload('执行.csv', `${[head, ...rows].join('\n')}\n`))).toEqual([
      'accepted',
      'warning running-total-fell 执行数 50000',
      'warning running-total-fell 执行数 30000',
    ]);
  });

  const rowsOf = (...rows: readonly string[]): Upload =>
    textUpload('执行.csv', `年度,期间,项目编码,资金来源,预算明细,全年预算数,执行数\n${rows.join('\n')}\n`);

  test.each([
    [
      'months without a figure passed over',
      ['2025,2025-03,P1,,1,6000000,60000', '2025,2025-11,P1,,1,6000000,50000'],
      1,
    ],
    [
      'a fund beside its own months only',
      ['2025,2025-03,P1,A,1,6000000,60000', '2025,2025-11,P1,B,1,6000000,50000'],
      0,
    ],
    [
      'lines of a month taken together',
      ['2025,2025-03,P1,,1,3000000,30000', '2025,2025-03,P1,,2,3000000,30000', '2025,2025-04,P1,,1,6000000,59000'],
      1,
    ],
    [
      'lines of which one fell and the sum rose',
      ['2025,2025-03,P1,,1,6000000,50000', '2025,2025-04,P1,,1,3000000,10000', '2025,2025-04,P1,,2,3000000,45000'],
      0,
    ],
  ])('with a running total that fell: %s', async (_, rows, falls) => {
    expect(await sentAfter(nothing, rowsOf(...rows))).toHaveLength(1 + falls);
  });

  test('where the name says that it is a correction, with the same words as a warning', async () => {
    expect(await sentAfter(inJuly, month('2025-08', '6000000', '480', '8月更正.csv'))).toEqual([
      'accepted',
      'warning amount-of-another-size 执行数 480',
    ]);
  });

  test('once the month before, in the wrong unit, is corrected', async () => {
    const august = month('2025-08', '7000000', '5200000');
    expect(await sentAfter(wrongJuly, august)).toContain('fault amount-of-another-size 全年预算数 7000000');
    const right = month('2025-07', '7000000', '4800000', '7月更正.csv');
    await ingest(office.effects, [right]);
    expect(said((await ingest(office.effects, [august]))[0])).toEqual(['accepted']);
  });
});

describe('a budget that is another than what was known is warned of', () => {
  const withInitial = (initial: string, adjusted: string): Upload =>
    textUpload(
      '2025-08.csv',
      `年度,期间,项目编码,年初预算数,全年预算数,执行数\n2025,2025-08,P1,${initial},${adjusted},4900000\n`,
    );
  const other = async (before: OfficeBefore, upload: Upload): Promise<unknown> => {
    office = await before.open();
    const [receipt] = await ingest(office.effects, [upload]);
    return (receipt?.faults ?? []).map(({ severity, code, place, detail }) => [
      severity,
      code,
      place.value,
      detail.of_zh,
      detail.other,
    ]);
  };

  test.each([
    ['an initial one by a fen', '5999999.99', '6000000', 'initial-budget-differs', '5999999.99'],
    ['an initial one of nothing', '0', '6000000', 'initial-budget-differs', '0'],
    ['an adjusted one twice the list', '6000000', '12000000', 'budget-far-from-known', '12000000'],
    ['an adjusted one half of it', '6000000', '3000000', 'budget-far-from-known', '3000000'],
  ])('%s', async (_, initial, adjusted, code, value) => {
    const upload = withInitial(initial, adjusted);
    expect(await other(nothing, upload)).toContainEqual(['warning', code, value, '项目表的年初预算数', '6000000']);
  });

  test('an adjusted one half of the month before', async () => {
    expect(await other(inJuly, withInitial('6000000', '3000000'))).toContainEqual([
      'warning',
      'budget-far-from-known',
      '3000000',
      '2025-07 的全年预算数',
      '6000000',
    ]);
  });

  test.each([
    ['6000000', '11999999.99'],
    ['6000000', '3000000.01'],
    ['', '6000000'],
  ])('an initial one of %s and an adjusted one of %s are not', async (initial, adjusted) => {
    const upload = withInitial(initial, adjusted);
    expect(await other(nothing, upload)).toEqual([]);
  });
});

describe('a budget that stands whole on each line of a project', () => {
  const lines = (...adjusted: readonly string[]): Upload =>
    textUpload(
      '执行.csv',
      `年度,期间,项目编码,预算明细,全年预算数,执行数\n${adjusted.map((each, at) => `2025,2025-03,P1,${at},${each},1000`).join('\n')}\n`,
    );

  test.each([
    ['6000000', '6000000'],
    ['6000000', '6000000', '6000000'],
  ])('is warned of, once', async (...adjusted) => {
    office = await nothing.open();
    const [receipt] = await ingest(office.effects, [lines(...adjusted)]);
    expect(said(receipt)).toEqual([
      'accepted',
      `warning budget-on-each-line 全年预算数 ${6_000_000 * adjusted.length}`,
    ]);
    expect(receipt?.faults[0]?.detail).toMatchObject({ lines: String(adjusted.length), other: '6000000' });
  });

  test.each([
    [['6000000'], []],
    [['3000000', '3000000'], []],
    [['6000000', '6000000.01'], ['warning budget-far-from-known 全年预算数 12000000.01']],
  ])('is not what lines of %j are', async (adjusted, warned) => {
    expect(await sentAfter(nothing, lines(...adjusted))).toEqual(['accepted', ...warned]);
  });
});

describe('what was spent beside its own budget', () => {
  const seven = textUpload(
    '项目.csv',
    `年度,预算单位编码,项目编码,项目名称,年初预算数\n${[1, 2, 3, 4, 5, 6, 7].map((n) => `2025,101001,P${n},P${n},5200000\n`).join('')}`,
  );
  const table = (name: string, ...rows: readonly string[]): Upload =>
    textUpload(name, `年度,期间,项目编码,全年预算数,执行数\n${rows.map((row) => `2025,2025-06,${row}\n`).join('')}`);

  test('in another unit is refused, but for one small sum and a budget to come', async () => {
    office = await openOffice();
    const receipts = await ingest(office.effects, [
      ...lists.slice(0, 1),
      seven,
      table('六月.csv', 'P1,5200000,260', 'P2,5200000,310.5'),
      table('六月更正.csv', 'P1,5200000,261', 'P2,5200000,311'),
      table('几笔.csv', 'P3,5200000,260', 'P4,5200000,520', 'P5,5200000,2600000'),
      table('一笔.csv', 'P6,5200000,260'),
      table('待下达.csv', 'P7,100,520000'),
    ]);
    const receiptOf = (name: string): unknown => said(receipts.find(({ fileName }) => fileName === name));
    expect(receiptOf('六月.csv')).toEqual([
      'refused',
      'fault spent-far-below-budget 执行数 260',
      'fault spent-far-below-budget 执行数 310.50',
    ]);
    expect(receiptOf('六月更正.csv')).toEqual([
      'accepted',
      'warning spent-far-below-budget 执行数 261',
      'warning spent-far-below-budget 执行数 311',
    ]);
    expect(receiptOf('几笔.csv')).toEqual([
      'accepted',
      'warning spent-far-below-budget 执行数 260',
      'warning spent-far-below-budget 执行数 520',
    ]);
    expect(receiptOf('一笔.csv')).toEqual(['accepted', 'warning spent-far-below-budget 执行数 260']);
    expect(receiptOf('待下达.csv')).toEqual([
      'accepted',
      'warning spent-far-beyond-budget 执行数 520000',
      'warning amount-oddly-sized 全年预算数 100',
    ]);
  });
});
