import { expect, it } from 'vitest';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { textUpload } from '../../../support/office.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const office = officeForEach((effects) =>
  ingest(effects, [
    textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
    textUpload('项目.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂,5200000\n'),
  ]),
);

const table = '年度,期间,项目编码,全年预算数,执行数\n2025,2025-05,P1,5200000,2600000\n';

it.each([
  ['国库支付.csv', `2025年6月国库支付表,,,,\n${table}`, ['2025年6月国库支付表', '5月', 3]],
  ['国库支付.csv', `2024年5月国库支付表,,,,\n${table}`, ['2024年5月国库支付表', '2025年', 3]],
  ['6月国库支付.csv', table, ['6月国库支付.csv', '5月', 2]],
  ['6月国库支付.csv', table.replace('2025-05', '2025年5月'), ['6月国库支付.csv', '5月', 2]],
  ['国库支付1-5月.csv', `2025年5月国库支付表,,,,\n${table}`, undefined],
])('a table in %s of another month than its title or name says is warned of', async (name, text, warned) => {
  const [receipt] = await ingest(office().effects, [textUpload(name, text)]);
  const said = receipt?.faults.find(({ code }) => code === 'period-said-otherwise');
  expect(receipt?.state).toBe('accepted');
  expect(said && [said.detail.words, said.detail.own, said.place.row]).toEqual(warned);
});

const request = '年度,预算单位编码,项目编码,项目名称,申请金额\n2025,101001,Q1,图书馆,1000000\n';
const list = '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P2,操场,800000\n';

it.each([
  ['2026年预算申请.csv', request, ['2026年预算申请.csv', '2025年', 2]],
  ['预算申请.csv', `2026年项目预算申请表,,,,\n${request}`, ['2026年项目预算申请表', '2025年', 3]],
  ['2024年项目.csv', list, ['2024年项目.csv', '2025年', 2]],
  ['2025年预算申请.csv', request, undefined],
  ['2026年报2025年预算申请.csv', request, undefined],
  ['2024年11月报预算申请.csv', request, undefined],
  ['2024-2026年项目.csv', list, undefined],
  ['2024年12月30日项目.csv', list, undefined],
])('a table of years in %s of another year than its title or name says is warned of', async (name, text, warned) => {
  const [receipt] = await ingest(office().effects, [textUpload(name, text)]);
  const said = receipt?.faults.find(({ code }) => code === 'period-said-otherwise');
  expect(receipt?.state).toBe('accepted');
  expect(said && [said.detail.words, said.detail.own, said.place.row]).toEqual(warned);
});

it('an approval of goals is of the year before, as a rule', async () => {
  const text = '年度,项目编码,批复类别,决定\n2025,P1,目标批复,同意\n';
  const [receipt] = await ingest(office().effects, [textUpload('2024年批复.csv', text)]);
  expect(receipt?.faults.map(({ code }) => code)).not.toContain('period-said-otherwise');
});
