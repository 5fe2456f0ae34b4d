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
