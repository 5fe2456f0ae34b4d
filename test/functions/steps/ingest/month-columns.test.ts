import { afterEach, describe, expect, test } from 'vitest';
import type { Receipt } from '../../../../analytics/intake/receipt.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { type Office, openOffice, textUpload } from '../../../support/office.ts';

const refused = [
  ['执行数', '累计执行数'],
  ['累计执行数', '执行数'],
  ['执行数', '累计支出'],
  ['支付数', '累计支付数'],
  ['支出数', '其中:本年累计支出数'],
  ['执行数', '1-6月支出数'],
  ['支出数', '年初至本月支出'],
  ['支出数', '累计支出'],
];
const taken = [
  ['本月执行数', '执行数'],
  ['本月支出数', '累计支出'],
  ['累计支出进度', '执行数'],
  ['上年累计支出', '执行数'],
  ['开工以来累计支出', '执行数'],
  ['累计完成投资', '执行数'],
];

const codes = Array.from({ length: 10 }, (_, index) => `P${index}`);
const lists = [
  textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
  textUpload(
    '项目.csv',
    `年度,预算单位编码,项目编码,项目名称,年初预算数\n${codes.map((code) => `2025,101001,${code},${code},5200000\n`).join('')}`,
  ),
];

/** June of a project under two headers of money, in a file of its own. */
const june = ([one, other]: readonly string[], index: number) =>
  textUpload(
    `${index}.csv`,
    `年度,期间,项目编码,全年预算数,${one},${other}\n2025,2025-06,P${index},5200000,1800000,1800000\n`,
  );

let office: Office;
afterEach(() => office.close());
const sent = async (pairs: readonly (readonly string[])[]): Promise<readonly Receipt[]> => {
  office = await openOffice();
  return (await ingest(office.effects, [...lists, ...pairs.map(june)])).slice(lists.length);
};
const said = ({ state, faults }: Receipt): readonly string[] => [
  state,
  ...faults.map(({ code, severity, place }) => `${severity} ${code} ${place.column}`),
];

describe('the money spent in two columns', () => {
  test('is refused where one of them may be the month’s own', async () => {
    expect((await sent(refused)).map((receipt) => said(receipt).slice(0, 2))).toEqual(
      refused.map((pair) => ['refused', expect.stringMatching(`fault column-twice (${pair.join('|')})`)]),
    );
  });

  test('is taken where one of them says that it is the month’s, or is no money spent this year', async () => {
    expect((await sent(taken)).map((receipt) => said(receipt).slice(0, 2))).toEqual(
      taken.map((pair) => ['accepted', expect.stringMatching(`warning unknown-column (${pair.join('|')})`)]),
    );
  });
});

test('of other columns that mean the same one is read, and both are named', async () => {
  office = await openOffice();
  const text = '年度,期间,项目编码,全年预算数,调整后预算数,执行数\n2025,2025-06,P1,5200000,4000000,1800000\n';
  const receipts = await ingest(office.effects, [...lists, textUpload('执行.csv', text)]);
  expect(receipts.slice(2).map(said)).toEqual([['accepted', 'warning column-passed-over 调整后预算数']]);
});
