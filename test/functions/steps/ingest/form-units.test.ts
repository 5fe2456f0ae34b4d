import { expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { evaluationForm, formLists } from '../../../support/evaluation-form.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const office = officeForEach((effects) => ingest(effects, formLists));

/** What is asked of a result beside its target. */
const asked = async (target: string, result: string | number, name = '受益人数') => {
  const form = evaluationForm((sheet) => {
    sheet.getCell('C8').value = name;
    sheet.getCell('D8').value = target;
    sheet.getCell('E8').value = result;
  });
  const [receipt] = await ingest(office().effects, [form]);
  const { rule, remedy } = faultWords(receipt?.faults[0] ?? { code: '', detail: {} });
  return [receipt?.state, receipt?.faults[0]?.code, rule.zh, rule.en, remedy.zh, remedy.en];
};

test('a number far from the target in its unit is asked for its own', async () => {
  expect(await asked('≥2.6万人', 9000)).toEqual([
    'refused',
    'form-unit-missing',
    '指标是“≥2.6万人”,完成值只有数:按万人算与指标值相差太远,单位像是人',
    'The target is ≥2.6万人 and the result a number alone: in 万人 it is too far from the target; its unit seems to be 人',
    '数后面写上单位:是人的写人,确是万人的写万人',
    'Write the unit behind the number: 人, or 万人 where it is that indeed',
  ]);
});

test('a result whose unit the target may not have is asked about', async () => {
  expect(await asked('≤24', '2天', '响应时间')).toEqual([
    'refused',
    'form-target-unit-missing',
    '指标是“≤24”,没有单位;完成值的单位是天,指标值可能不是',
    'The target is ≤24, without a unit; that of the result is 天, and the target’s may be another',
    '完成值换算成与指标值同一个单位,只填数',
    'Convert the result to what the target is counted in, and give the number alone',
  ]);
});
