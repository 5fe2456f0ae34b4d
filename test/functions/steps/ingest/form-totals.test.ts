import { expect, test } from 'vitest';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { evaluationForm, formLists } from '../../../support/evaluation-form.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const office = officeForEach((effects) => ingest(effects, formLists));

type Line = readonly (string | number | null)[];

const output: Line = ['产出指标', '数量指标', '养护里程', '≥10公里', '12公里', 50, 48.55];
const benefit: Line = ['效益指标', '社会效益', '受益群众', '≥100人', '96人', 40, 39.14];
const rate: Line = ['预算执行', '预算执行率', '预算执行率', '≥100%', '80%', 10, 8];
const sum = (label: string, weight: number, points: number): Line => [label, null, null, null, null, weight, points];

/** What the receipt says of sums on a form with these rows, its points of the rate beside the money or not. */
const said = async (lines: readonly Line[], beside: number | null) => {
  const form = evaluationForm((sheet) => {
    for (const address of ['F6', 'H6'] as const) if (beside === null) sheet.getCell(address).value = null;
    sheet.spliceRows(8, 1, ...lines.map((line) => [...line]));
  });
  const [receipt] = await ingest(office().effects, [form]);
  const told = (receipt?.faults ?? []).filter(({ code }) => /sum-differs|total-contradicts|points-missing/.test(code));
  return [
    receipt?.state,
    ...told.map(({ code, severity, place }) => `${severity} ${code} ${place.row} ${place.value}`),
  ];
};

test('a total that rounds its rows is taken, with the execution rate as a row and sums of levels beside it', async () => {
  const total = sum('合计', 100, 95.7);
  expect(await said([rate, output, benefit, total], null)).toEqual(['accepted']);
  expect(await said([rate, output, sum('小计', 60, 56.55), benefit, total], null)).toEqual(['accepted']);
  expect(await said([output, benefit, total], 8)).toEqual(['accepted']);
});

test('a total that contradicts its rows is told once, also where the form goes back for another reason', async () => {
  const total = sum('合计', 100, 99);
  const told = 'total-contradicts-rows 10 100101: 99 ≠ 95.69';
  expect(await said([output, benefit, total], 8)).toEqual(['refused', `fault ${told}`]);
  expect(await said([output, benefit, sum('总分', 100, 95.69), total], 8)).toEqual([
    'accepted',
    'warning form-sum-differs 11 99',
  ]);
  const unclear = benefit.with(4, '约96人');
  expect(await said([output, unclear, total], 8)).toEqual(['refused', 'warning form-sum-differs 10 99']);
});
