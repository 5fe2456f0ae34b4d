import { expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { evaluationForm, formLists } from '../../../support/evaluation-form.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const office = officeForEach((effects) => ingest(effects, formLists));

/** What a receipt says of a number beside this target. */
const said = async (target: string, points: number | null) => {
  const form = evaluationForm((sheet) => {
    sheet.getCell('D8').value = target;
    sheet.getCell('E8').value = '30%';
    sheet.getCell('G8').value = points;
  });
  const [receipt] = await ingest(office().effects, [form]);
  const found = (receipt?.faults ?? []).filter(({ code }) => code === 'form-number-for-words');
  return found.map((fault) => [faultWords(fault).rule.zh, faultWords(fault).rule.en]);
};

test('a number beside words is said to be judged by the points', async () => {
  expect(await said('明显改善', 90)).toEqual([
    [
      '指标值没有读得出的数,完成值是数或日期,没有收下;达成多少按填的 90 分算',
      'The target has no number that can be read; the result, a number or a day, was not taken, and the 90 points say how far it was reached',
    ],
  ]);
});

test('without points it is said that nothing judges it', async () => {
  expect(await said('明显改善', null)).toEqual([
    [
      '指标值没有读得出的数,完成值是数或日期,不知道算达成多少,这一行没有完成值',
      'The target has no number that can be read and the result is a number or a day; the row is left without a tier',
    ],
  ]);
});

test('a target behind the name of its indicator is a number', async () => {
  expect(await said('养护里程≥95%', 90)).toEqual([]);
});

test('a target with a sign without a number that can be read is told of alone', async () => {
  expect(await said('≥三成', 90)).toEqual([]);
});

test('a target with more words than its number is said to have them', () => {
  const { rule } = faultWords({ code: 'form-target-unclear', detail: { why: 'more-than-number' } });
  expect([rule.zh, rule.en]).toEqual([
    '数的前后还有别的话,看不出是不是条件',
    'other words stand around the number, which may be conditions of it',
  ]);
});

test('a department in place of its unit is told to be one', async () => {
  const form = evaluationForm((sheet) => {
    sheet.getCell('E4').value = '甲局';
  });
  const [receipt] = await ingest(office().effects, [form]);
  const fault = receipt?.faults.find(({ code }) => code === 'form-unit-unknown');
  const { rule } = faultWords(fault ?? { code: '', detail: {} });
  expect([rule.zh, rule.en]).toEqual([
    '这是主管部门,不是预算单位;它的单位有:801001 甲局本级',
    'This is a department, not a unit; its units are: 801001 甲局本级',
  ]);
});
