import { expect, it } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { ingest, type Upload } from '../../../../functions/steps/ingest/step.ts';
import { textUpload } from '../../../support/office.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const lists = (year: number): readonly Upload[] => [
  textUpload(`机构${year}.csv`, `年度,主管部门编码,主管部门,预算单位编码,预算单位\n${year},101,教育局,101001,一小\n`),
  textUpload(`项目${year}.csv`, `年度,预算单位编码,项目编码,项目名称,年初预算数\n${year},101001,P1,操场,1000000\n`),
];

const office = officeForEach((effects) => ingest(effects, lists(2025)));

const said = async (...years: readonly number[]) => {
  const rows = years.map((year, index) => `${year},101001,P${index + 1},操场${index || ''},P1,1100000\n`).join('');
  const file = textUpload('申请.csv', `年度,预算单位编码,项目编码,项目名称,上年项目编码,申请金额\n${rows}`);
  const faults = (await ingest(office().effects, [file])).flatMap((receipt) => receipt.faults);
  return faults.filter(({ code }) => code === 'request-of-listed-year');
};
const places = async (...years: readonly number[]) =>
  (await said(...years)).map(({ severity, place }) => [severity, place.row, place.column, place.value].join(' '));

it('warns of a request for the running year, and says where it counts', async () => {
  const [fault, ...more] = await said(2025);
  if (!fault) throw new Error('nothing said');
  expect(more).toEqual([]);
  expect(faultWords(fault).rule.zh).toBe(
    '2025 年的项目表已经有了:这一年的申请只在 2024 年的结果里安排,2025 年的结果安排的是 2026 年的申请',
  );
  expect(faultWords(fault).rule.en).toBe(
    'The projects of 2025 are listed already: what is asked for that year is shared out in a result of 2024 alone; one of 2025 shares out what is asked for 2026',
  );
  expect(faultWords(fault).remedy.zh).toContain('申请 2026 年预算的,改正年度再报');
});

it('names the row beside those of the next year', async () => {
  expect(await places(2026, 2025)).toEqual(['warning 3 年度 2025']);
});

it('says nothing of a request for the next year, nor of one for the running year that last year shares out', async () => {
  expect(await places(2026)).toEqual([]);
  await ingest(office().effects, lists(2024));
  expect(await places(2025)).toEqual([]);
});

it('still warns of it beside requests for the next year', async () => {
  await ingest(office().effects, lists(2024));
  expect(await places(2025, 2026)).toEqual(['warning 2 年度 2025']);
});
