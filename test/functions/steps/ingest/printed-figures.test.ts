import { afterEach, expect, test } from 'vitest';
import type { Receipt } from '../../../../analytics/intake/receipt.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { type Office, openOffice, textUpload } from '../../../support/office.ts';

const codes = Array.from({ length: 20 }, (_, index) => `P${index}`);
const lists = [
  textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
  textUpload(
    '项目.csv',
    `年度,预算单位编码,项目编码,项目名称,年初预算数\n${codes.map((code) => `2025,101001,${code},${code},5200000\n`).join('')}`,
  ),
];

let office: Office;
afterEach(() => office.close());
const sent = async (...files: readonly ReturnType<typeof textUpload>[]): Promise<readonly Receipt[]> => {
  office = await openOffice();
  return (await ingest(office.effects, [...lists, ...files])).slice(lists.length);
};
const said = ({ state, faults }: Receipt): readonly string[] => [
  state,
  ...faults
    .filter(({ code }) => !['total-row-skipped', 'unknown-column', 'footer-row-skipped'].includes(code))
    .map(
      ({ code, severity, place, detail }) =>
        `${severity} ${code} ${place.row} ${place.column} ${place.value} ${detail.added ?? detail.rate}`,
    ),
];

/** A table of June with totals among its rows: a project's number and what it spent, or a word and what is stated. */
const withTotals = (name: string, ...rows: readonly (readonly [string, string])[]) =>
  textUpload(
    name,
    `年度,期间,项目编码,全年预算数,执行数\n${rows.map(([what, spent]) => (what.startsWith('P') ? `2025,2025-06,${what},5200000,${spent}\n` : `${what},,,,${spent}\n`)).join('')}`,
  );

test('a total that is the sum of no rows beside it is warned of with both sums', async () => {
  const receipts = await sent(
    withTotals('不等.csv', ['P0', '2600000'], ['P1', '1000000'], ['合计', '9999999']),
    withTotals('相等.csv', ['P2', '2600000.50'], ['P3', '1000000'], ['合计', '3600000.50']),
    withTotals('在上.csv', ['合计', '3600000'], ['P4', '2600000'], ['P5', '1000000']),
    withTotals(
      '小计.csv',
      ['P6', '1000000'],
      ['P7', '200000'],
      ['小计', '1200000'],
      ['P8', '300000'],
      ['小计', '300000'],
      ['总计', '1500000'],
    ),
    withTotals(
      '小计在上.csv',
      ['总计', '1500000'],
      ['小计', '1200000'],
      ['P9', '1000000'],
      ['P10', '200000'],
      ['小计', '300000'],
      ['P11', '300000'],
    ),
    withTotals('只有字.csv', ['P12', '1000000'], ['合计', '']),
    withTotals(
      '少一行.csv',
      ['P13', '1000000'],
      ['小计', '1000000'],
      ['P14', '300000'],
      ['小计', '800000'],
      ['总计', '1800000'],
    ),
  );
  const differs = (row: number, stated: string, added: string) =>
    `warning total-row-differs ${row} 执行数 ${stated} ${added}`;
  expect(receipts.map(said)).toEqual([
    ['accepted', differs(4, '9999999', '3600000')],
    ['accepted'],
    ['accepted'],
    ['accepted'],
    ['accepted'],
    ['accepted'],
    ['accepted', differs(5, '800000', '1300000'), differs(6, '1800000', '1300000')],
  ]);
  const skipped = receipts.map(({ faults }) => faults.filter(({ code }) => code === 'total-row-skipped').length);
  expect(skipped).toEqual([0, 1, 1, 3, 3, 1, 1]);
});

test('figures in 万元 may be rounded by their last place', async () => {
  const [receipt] = await sent(
    textUpload(
      '万元.csv',
      '年度,期间,项目编码,全年预算数(万元),执行数(万元)\n2025,6月,P0,520,100.33\n2025,6月,P1,520,100.33\n合计,,,1040.00,200.67\n',
    ),
  );
  expect(receipt && said(receipt)).toEqual(['accepted']);
});

/** A row of June: its budget, what was spent, and the rate printed beside them. */
const withRate = (index: number, adjusted: string, spent: string, rate: string, header = '执行率') =>
  textUpload(
    `${index}.csv`,
    `年度,期间,项目编码,年初预算数,全年预算数,执行数,${header}\n2025,2025-06,P${index},5200000,${adjusted},${spent},${rate}\n`,
  );

test('a printed rate of execution is held against the amounts beside it', async () => {
  const receipts = await sent(
    withRate(0, '5200000', '2600000', '90%', '预算执行率'),
    withRate(1, '4000000', '5200000', '76.92%'),
    withRate(2, '5200000', '2600000', '50%'),
    withRate(3, '5200000', '2600000', '0.5'),
    withRate(4, '5200000', '2600000', '50', '支出进度(%)'),
    withRate(5, '5200000', '2620000', '50%'),
    withRate(6, '4000000', '2600000', '50.00%'),
    withRate(7, '5200000', '2600000', '-'),
    withRate(8, '5200000', '2600000', '90%', '序时进度'),
  );
  expect(receipts.map(said)).toEqual([
    ['accepted', 'warning printed-rate-differs 2 预算执行率 90% 50.00%'],
    ['refused', 'fault amounts-exchanged 2 执行率 76.92% 130.00%'],
    ...Array.from({ length: 7 }, () => ['accepted']),
  ]);
});
