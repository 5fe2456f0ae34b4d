import { describe, expect, it } from 'vitest';
import { faultWords } from '../../../analytics/intake/faults/catalogue.ts';
import { ingest, type Upload } from '../../../functions/steps/ingest/step.ts';
import { textUpload } from '../../support/office.ts';
import { officeForEach } from '../../support/office-for-each.ts';

const office = officeForEach((effects) =>
  ingest(effects, [
    textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
    textUpload('项目.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂,4800000\n'),
  ]),
);

/** Lines of P1 up to a month: the line with its budget and what was spent of it. */
const spent = (name: string, lines: readonly string[], month = '06'): Upload =>
  textUpload(
    name,
    `年度,期间,项目编码,资金类别,预算明细,全年预算数,执行数\n${lines.map((line) => `2025,2025-${month},P1,当年,${line}\n`).join('')}`,
  );

const asked = (name: string, ...funds: readonly string[]): Upload =>
  textUpload(
    name,
    `年度,预算单位编码,项目编码,项目名称,资金来源,申请金额\n${funds.map((fund) => `2026,101001,P1,食堂,${fund}\n`).join('')}`,
  );

const both = ['301,2800000,1000000', '302,2000000,500000.5'];

/** State and such faults of each file, of two sent together or one after the other. */
const answers = async (first: Upload, later: Upload, together: boolean): Promise<readonly unknown[]> => {
  const receipts = together
    ? await ingest(office().effects, [first, later])
    : [...(await ingest(office().effects, [first])), ...(await ingest(office().effects, [later]))];
  return receipts.map(({ state, faults }) => [
    state,
    ...faults
      .filter(({ code, severity }) => code === 'lines-left-out' || severity === 'fault')
      .map(({ severity, code, place, detail }) => `${severity} ${place.row} ${place.value} ${detail.lines_zh ?? code}`),
  ]);
};

const line302 = '当年 302(全年预算数 2000000,执行数 500000.5)';

describe('a file that leaves out lines with money', () => {
  it.each([
    ['国库6月.csv', '国库六月.csv', 'refused', 'fault'],
    ['国库6月.csv', '国库6月更正.csv', 'accepted', 'warning'],
    ['国库6月.csv', '20250715国库6月.csv', 'accepted', 'warning'],
    ['国库6月.csv', '国库6月(最终).csv', 'accepted', 'warning'],
  ])('after %s in one delivery, %s is %s', async (first, later, state, severity) => {
    expect(await answers(spent(first, both), spent(later, both.slice(0, 1)), true)).toEqual([
      ['accepted'],
      [state, `${severity} 2 P1 ${line302}`],
    ]);
  });

  it('sent later is taken, and says what goes', async () => {
    expect(await answers(spent('国库6月.csv', both), spent('国库六月.csv', both.slice(0, 1)), false)).toEqual([
      ['accepted'],
      ['accepted', `warning 2 P1 ${line302}`],
    ]);
  });

  it('may have another in their place, as long as the money is no less', async () => {
    const less = spent('国库六月.csv', ['301,2800000,1000000', '310,2000000,30000']);
    expect(await answers(spent('国库6月.csv', both), less, true)).toEqual([
      ['accepted'],
      ['refused', `fault 2 P1 ${line302}`],
    ]);
  });

  it('is told in words of them', async () => {
    const [, receipt] = await ingest(office().effects, [
      spent('国库6月.csv', both),
      spent('国库六月.csv', ['310,100000,30000']),
    ]);
    const fault = receipt?.faults.find(({ code }) => code === 'lines-left-out');
    expect(fault && faultWords(fault).rule).toEqual({
      zh: '一起送来的“国库6月.csv”报的 2 条明细这份文件里没有:当年 301(全年预算数 2800000,执行数 1000000)、当年 302(全年预算数 2000000,执行数 500000.5);同一项目的明细后报的整个代替先报的,这些钱不再算',
      en: '2 lines of “国库6月.csv”, sent with it, are not in this file: current 301 (Adjusted budget 2800000, Spent 1000000); current 302 (Adjusted budget 2000000, Spent 500000.5); a later file replaces all lines of a project, so their money no longer counts',
    });
  });

  it('is also one of requests', async () => {
    const [first, later] = [
      asked('预算申请.csv', '一般公共预算,3000000', '政府性基金,1000000'),
      asked('预算申请b.csv', '政府性基金,1000000'),
    ];
    const lost = '一般公共预算(申请金额 3000000)';
    expect(await answers(first, later, true)).toEqual([['accepted'], ['refused', `fault 2 P1 ${lost}`]]);
    expect(await answers(first, asked('预算申请c.csv', '政府性基金,900000'), false)).toEqual([
      ['accepted'],
      ['accepted', `warning 2 P1 ${lost}`],
    ]);
  });
});

describe.each<[string, Upload]>([
  ['lines without money', spent('国库六月.csv', both)],
  [
    'lines that another division took the place of',
    spent('国库六月.csv', ['30101,1800000,700000', '30102,1000000,300000', '303,2000000,500000.5', '399,0,0']),
  ],
  ['lines that were put together', spent('国库六月.csv', ['-,4800000,1500000.5'])],
  ['lines of an earlier month', spent('国库7月.csv', ['301,2800000,1600000'], '07')],
])('says nothing of %s', (_, later) => {
  it.each([true, false])('sent together: %s', async (together) => {
    const first = spent('国库6月.csv', [...both, '399,0,0']);
    expect(await answers(first, later, together)).toEqual([['accepted'], ['accepted']]);
  });
});
