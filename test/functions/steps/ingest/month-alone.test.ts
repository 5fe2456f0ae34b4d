import { afterEach, expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import type { Receipt } from '../../../../analytics/intake/receipt.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { type Office, openOffice, textUpload } from '../../../support/office.ts';

/** What stands above the header, the header of the money spent, the file's name, and what comes of it. */
const cases = [
  ['2025年当月支出明细表', '支出数', '明细.csv', 'fault'],
  ['2025年6月支出情况表(当月数)', '支出数', '情况.csv', 'fault'],
  ['2025年6月', '执行数', '国库当月支出.csv', 'fault'],
  ['2025年6月', '执行数', '国库_本月.csv', 'fault'],
  ['2025年本月预算执行情况表', '执行数', '执行.csv', 'warning'],
  ['截至本月支出明细', '支出数', '截至.csv', ''],
  ['2025年当月支出及累计', '支出数', '累计.csv', ''],
  ['2025年当月支出明细表', '累计支出', '列名.csv', ''],
  ['2025年6月支出明细表', '支出数', '平常.csv', ''],
  ['2025年6月支付明细(本期发生额)', '支付数', '本期.csv', 'fault'],
  ['2025年6月', '执行数', '6月发生额.csv', 'fault'],
  ['2025年本季支出明细表', '支出数', '本季.csv', 'fault'],
  ['2025年当期执行数', '执行数', '当期.csv', 'fault'],
  ['2025年月度支出情况表', '支出数', '月度.csv', 'warning'],
  ['2025年6月累计发生额', '支付数', '累计数.csv', ''],
  ['2025年1-6月发生额', '支付数', '一至六.csv', ''],
  ['截至6月发生额', '支付数', '截至六.csv', ''],
  ['年初至本期支出数', '支出数', '至本期.csv', ''],
  ['填报时间:本期', '执行数', '报告期.csv', ''],
] as const;

const codes = cases.map((_, index) => `P${index}`);
const lists = [
  textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
  textUpload(
    '项目.csv',
    `年度,预算单位编码,项目编码,项目名称,年初预算数\n${codes.map((code) => `2025,101001,${code},${code},5200000\n`).join('')}`,
  ),
];

let office: Office;
afterEach(() => office.close());
const said = ({ state, faults }: Receipt): readonly string[] => [
  state,
  ...faults.map(({ code, severity, detail }) => `${severity} ${code} ${detail.said}`),
];

test('figures called the month’s own are no running total', async () => {
  office = await openOffice();
  const files = cases.map(([title, spent, name], index) =>
    textUpload(name, `${title},,,,\n年度,期间,项目编码,全年预算数,${spent}\n2025,2025-06,P${index},5200000,400000\n`),
  );
  const receipts = (await ingest(office.effects, [...lists, ...files])).slice(lists.length);
  expect(receipts.map(said)).toEqual(
    cases.map(([title, , name, severity]) => [
      severity === 'fault' ? 'refused' : 'accepted',
      ...(severity
        ? [
            `${severity} month-alone ${/[当本]月|本期发生|本季|当期|月度/.test(title) ? title : name.replace('.csv', '')}`,
          ]
        : []),
    ]),
  );
});

test.each([
  ['本月支出', '本月支出'],
  ['当月执行数(万元)', '当月执行数(万元)'],
  ['6月份支付金额', '6月份支付金额'],
  ['支付比例', undefined],
  ['上月结转', undefined],
])('a table with %s and no running total is asked for that, and not for another heading', async (heading, month) => {
  office = await openOffice();
  const text = `年度,期间,项目编码,全年预算数,${heading}\n2025,2025-06,P1,5200000,400000\n`;
  const [, , receipt] = await ingest(office.effects, [...lists, textUpload('执行.csv', text)]);
  const missing = receipt?.faults.find(({ code }) => code === 'missing-column');
  expect(missing?.detail.month).toBe(month);
  expect(missing && /不要把当月数改名/.test(faultWords(missing).remedy.zh)).toBe(month !== undefined);
});
