import { expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { textUpload } from '../../../support/office.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const goals = ['≥,12,公里', '≤,0.5,万元', '≥,2.6,万人', '≥,26000,人', '≤,5,%', '≤,3,天', '≤,5,'].map(
  (goal, index) => `2025,P1,0${index + 1},${index === 6 ? '差错率' : '指标'},产出,${goal},10`,
);
const office = officeForEach((effects) =>
  ingest(effects, [
    textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
    textUpload('项目.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂,6000000\n'),
    textUpload(
      '指标.csv',
      `年度,项目编码,指标编码,指标名称,一级指标,指标方向,目标值,计量单位,权重\n${goals.join('\n')}\n`,
    ),
  ]),
);

const sent = async (values: readonly string[], reason = '') => {
  const rows = values.map((value, index) => `2025,P1,0${index + 1},${value},${reason}`);
  const text = `年度,项目编码,指标编码,全年完成值,偏差原因\n${rows.join('\n')}\n`;
  const [receipt] = await ingest(office().effects, [textUpload('自评.csv', text)]);
  return receipt;
};
const codes = ['result-in-other-unit', 'looks-like-fraction'];
const said = async (values: readonly string[], reason?: string) => {
  const receipt = await sent(values, reason);
  const found = receipt?.faults.filter(({ code }) => codes.includes(code)) ?? [];
  return [receipt?.state, ...found.map(({ code, severity, place }) => `${severity} ${code} ${place.row}`)];
};

test('results in another unit than their goal are asked about, and shares of a ceiling', async () => {
  expect(await said(['12500', '4800', '9000', '2.71', '0.08', '20', '0.08'])).toEqual([
    'refused',
    'fault looks-like-fraction 6',
    'fault looks-like-fraction 8',
    'fault result-in-other-unit 2',
    'fault result-in-other-unit 3',
    'fault result-in-other-unit 4',
    'fault result-in-other-unit 5',
  ]);
});

test('results near their target, a few of many, and what carries its sign are taken', async () => {
  expect(await said(['30', '0.9', '27', '3', '0.08%', '0.5', '0.6'])).toEqual(['accepted']);
});

test('a row that gives its reason is warned of', async () => {
  expect(await said(['12500'], '含支渠清淤')).toEqual(['accepted', 'warning result-in-other-unit 2']);
});

test('the question names both units', async () => {
  const fault = (await sent(['12500']))?.faults.find(({ code }) => code === 'result-in-other-unit');
  const { rule, remedy } = faultWords(fault ?? { code: '', detail: {} });
  expect([rule.zh, rule.en, remedy.zh, remedy.en]).toEqual([
    '目标是 12 公里,这个值读作 12500 公里,相差太远;像是米',
    'The target is 12 公里 and this was read as 12500 公里, too far from it; its unit seems to be 米',
    '换算成公里再填;确是这么多的,同一行写明原因',
    'Convert it to 公里; where it is so many indeed, give the reason in its row',
  ]);
});
