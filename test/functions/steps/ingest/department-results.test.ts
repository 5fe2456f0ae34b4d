import { expect, it } from 'vitest';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { textUpload } from '../../../support/office.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const units = textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n');
const goals = textUpload(
  '部门整体绩效指标.csv',
  '年度,部门编码,指标编码,指标名称,一级指标,指标方向,目标值,计量单位,权重\n' +
    '2025,101,01,家长满意度,满意度,≥,95,%,10\n2025,101,02,改造食堂,产出,≥,12,个,20\n' +
    '2025,101,03,修路里程,产出,≥,12,公里,20\n',
);

const office = officeForEach((effects) => ingest(effects, [units, goals]));

it.each([
  ['a share of a target in per cent', '01,0.96', ['refused', 'fault looks-like-fraction 0.96']],
  ['less than none', '02,-3', ['refused', 'fault result-impossible -3']],
  ['more than all', '01,960', ['refused', 'fault result-impossible 960']],
  ['metres under kilometres', '03,12500', ['refused', 'fault result-in-other-unit 12500']],
  ['what was reached', '02,11', ['accepted']],
])('a whole department’s result of %s', async (_, row, expected) => {
  const text = `年度,部门编码,指标编码,全年完成值\n2025,101,${row}\n`;
  const [receipt] = await ingest(office().effects, [textUpload('部门整体自评.csv', text)]);
  expect([
    receipt?.state,
    ...(receipt?.faults ?? []).map(({ code, severity, place }) => `${severity} ${code} ${place.value}`),
  ]).toEqual(expected);
});
