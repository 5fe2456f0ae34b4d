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

test.each<[string, number, number, string | null, number, readonly string[]]>([
  ['a tenth of the amount', 100, 8.19, null, 8.19, ['form-points-of-other-rate 8.19 of 10 81.90% 8.19% 10']],
  ['a thousandth of it', 100, 0.0819, null, 8.19, ['form-points-of-other-rate 8.19 of 10 81.90% 0.08% 1000']],
  [
    'ten times the amount',
    100,
    819,
    null,
    8.19,
    [
      'spent-twice-budget 100101 / 2025-12: 8190000.00 > 1000000.00',
      'form-points-of-other-rate 8.19 of 10 81.90% 819.00% 10',
    ],
  ],
  ['the amount', 100, 81.9, null, 8.2, []],
  ['an amount with points by another rule', 100, 55, null, 10, []],
  ['an amount with no points', 100, 55, null, 0, []],
  ['more than the budget', 100, 110, null, 10, []],
])('%s beside the points for it', async (_, budget, spent, rate, points, expected) => {
  const form = evaluationForm((sheet) => {
    sheet.getCell('D6').value = budget;
    sheet.getCell('E6').value = spent;
    sheet.getCell('G6').value = rate;
    sheet.getCell('H6').value = points;
  });
  const [receipt] = await ingest(office().effects, [form]);
  const said = (receipt?.faults ?? []).filter(({ code }) => /other-rate|twice/.test(code));
  expect(receipt?.state).toBe('accepted');
  expect(
    said
      .map(({ code, place, detail: { weight, printed, rate: own, times } }) =>
        [code, place.value, ...(weight ? ['of', weight, printed, own, times] : [])].join(' '),
      )
      .toSorted()
      .toReversed(),
  ).toEqual(expected);
});

test('points of another rate are given with both rates', () => {
  const detail = {
    weight: '10',
    printed: '81.90%',
    rate: '8.19%',
    times: '10',
    spent: '全年执行数',
    adjusted: '全年预算数',
  };
  expect(faultWords({ code: 'form-points-of-other-rate', detail }).rule).toEqual({
    zh: '分值 10,这个得分合 81.90%;按“全年执行数”和“全年预算数”算是 8.19%,差 10 倍',
    en: 'Of 10 these points are 81.90%; by “全年执行数” and “全年预算数” it is 8.19%, 10 times apart',
  });
});
