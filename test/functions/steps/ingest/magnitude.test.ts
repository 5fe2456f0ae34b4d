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
        `${index === 0 ? '年度,期间,项目编码,全年预算数,执行数\n' : ''}2025,2025-${row.replace(',', ',P1,100000,')}`,
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
    ['months without a figure passed over', ['2025,2025-03,P1,,1,100000,60000', '2025,2025-11,P1,,1,100000,50000'], 1],
    ['a fund beside its own months only', ['2025,2025-03,P1,A,1,100000,60000', '2025,2025-11,P1,B,1,100000,50000'], 0],
    [
      'lines of a month taken together',
      ['2025,2025-03,P1,,1,60000,30000', '2025,2025-03,P1,,2,60000,30000', '2025,2025-04,P1,,1,100000,59000'],
      1,
    ],
    [
      'lines of which one fell and the sum rose',
      ['2025,2025-03,P1,,1,70000,50000', '2025,2025-04,P1,,1,60000,10000', '2025,2025-04,P1,,2,60000,45000'],
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
