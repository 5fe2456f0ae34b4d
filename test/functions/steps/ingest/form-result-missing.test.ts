import { expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { evaluationForm, formLists } from '../../../support/evaluation-form.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const office = officeForEach((effects) => ingest(effects, formLists));

const rule = '填了 90 分,完成值是空的;定量指标没有完成值又没有 12 月监控数的,按规则得 0 分';

test.each<[string, string | null, number | null, readonly string[]]>([
  ['nothing', null, 90, [rule]],
  ['a dash', '—', 90, [rule]],
  ['nothing, and no points', null, 0, []],
  ['a number', '12公里', 90, []],
])('points beside %s', async (_, actual, points, expected) => {
  const form = evaluationForm((sheet) => {
    sheet.getCell('E8').value = actual;
    sheet.getCell('G8').value = points;
  });
  const [receipt] = await ingest(office().effects, [form]);
  const found = (receipt?.faults ?? []).filter(({ code }) => code === 'form-result-missing');
  expect(found.map((fault) => faultWords(fault).rule.zh)).toEqual(expected);
});

test('of a result that is struck out that is said alone', async () => {
  const form = evaluationForm((sheet) => {
    sheet.getCell('E8').value = '12公里';
    sheet.getCell('E8').font = { strike: true };
  });
  const [receipt] = await ingest(office().effects, [form]);
  expect(receipt?.faults.map(({ code }) => code)).toEqual(['digits-set-apart', 'form-goals-late']);
});

test('of a result in a cell merged down from the row above that is said alone', async () => {
  const form = evaluationForm((sheet) => {
    sheet.getCell('F8').value = 45;
    sheet.getCell('G8').value = 45;
    sheet.addRow([null, null, '养护桥梁', '≥10座', null, 45, 45, null]);
    sheet.mergeCells('E8:E9');
  });
  const [receipt] = await ingest(office().effects, [form]);
  expect(receipt?.faults.map(({ code, place }) => [code, place.row])).toEqual([
    ['form-merged-value', 9],
    ['form-goals-late', 7],
  ]);
});
