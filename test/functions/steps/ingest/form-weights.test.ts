import type { Worksheet } from 'exceljs';
import { expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { evaluationForm, formLists } from '../../../support/evaluation-form.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const office = officeForEach((effects) => ingest(effects, formLists));

const said = async (change: (sheet: Worksheet) => void) => {
  const [receipt] = await ingest(office().effects, [evaluationForm(change)]);
  const other = ['form-goals-late', 'form-differs-from-goal', 'figure-restated'];
  const found = (receipt?.faults ?? []).filter(({ code }) => !other.includes(code));
  return found.map((fault) => {
    const { severity, place } = fault;
    const { rule } = faultWords(fault);
    return [severity, fault.code, place.row, place.column, place.value, rule.zh, rule.en];
  });
};
const cells = (values: Readonly<Record<string, string | number | null>>) => (sheet: Worksheet) => {
  for (const [address, value] of Object.entries(values)) sheet.getCell(address).value = value;
};

test('weights that add to 110 or to 95 are told on the receipt', async () => {
  const sum = (rows: number, all: number) => [
    'warning',
    'form-weights-sum',
    7,
    '分值',
    String(all),
    `各指标相加 ${rows} 分,预算执行率 10 分,合起来不是 100 分`,
    `The indicators add to ${rows} and the execution rate has 10: together not 100`,
  ];
  expect(await said(cells({ F8: 100 }))).toEqual([sum(100, 110)]);
  expect(await said(cells({ F8: 85, G8: 85 }))).toEqual([sum(85, 95)]);
});

test('where the form leaves the execution rate without a weight, 80, 90 and 100 are what is left', async () => {
  const without = { F6: null, H6: null };
  for (const weight of [80, 90, 100]) expect(await said(cells({ ...without, F8: weight, G8: weight }))).toEqual([]);
  expect(await said(cells({ ...without, F8: 120, G8: 90 }))).toEqual([
    [
      'warning',
      'form-weights-sum',
      7,
      '分值',
      '120',
      '各指标相加 120 分;连同预算执行率应当是 100 分',
      'The indicators add to 120; with the execution rate they should make 100',
    ],
  ]);
});

test('points above the weight of their row, and of the money, are told', async () => {
  expect(await said(cells({ G8: 95, H6: 12 }))).toEqual([
    ['warning', 'form-points-above-weight', 6, '得分', '12', '这一行的分值是 10 分', 'The row weighs 10'],
    ['warning', 'form-points-above-weight', 8, '得分', '95', '这一行的分值是 90 分', 'The row weighs 90'],
  ]);
});

test('those of a goal in words stay a fault, told once', async () => {
  const words = { D8: '明显改善', E8: '达成预期指标', G8: 95 };
  expect((await said(cells(words))).map(([severity, code]) => [severity, code])).toEqual([
    ['fault', 'points-outside-weight'],
  ]);
});
