import { expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { evaluationForm, formLists } from '../../../support/evaluation-form.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const office = officeForEach((effects) => ingest(effects, formLists));

test.each<[string | number, number, number, unknown]>([
  ['80%', 100, 80, []],
  [0.8, 100, 80, []],
  ['80', 100, 80, []],
  ['96.92%', 100, 80, [['warning', 'printed-rate-differs', '96.92%', '按“全年执行数”和“全年预算数”算是 80.00%']]],
  [
    '80%',
    80,
    100,
    [['fault', 'amounts-exchanged', '80%', '按“全年执行数”和“全年预算数”算是 125.00%;表上的执行率是两列对调才有的']],
  ],
])('a rate of %s beside a budget of %s and %s spent', async (rate, budget, spent, expected) => {
  const form = evaluationForm((sheet) => {
    sheet.getCell('D6').value = budget;
    sheet.getCell('E6').value = spent;
    sheet.getCell('G6').value = rate;
  });
  const [receipt] = await ingest(office().effects, [form]);
  const found = (receipt?.faults ?? []).filter(({ code }) => /rate|exchanged/.test(code));
  expect(found.map((fault) => [fault.severity, fault.code, fault.place.value, faultWords(fault).rule.zh])).toEqual(
    expected,
  );
});
