import { afterEach, beforeEach, expect, it } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { type Office, openOffice, textUpload } from '../../../support/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
  await ingest(office.effects, [
    textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
    textUpload('项目.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂,6000000\n'),
  ]);
});
afterEach(() => office.close());

const goals = textUpload(
  '指标.csv',
  [
    '年度,项目编码,指标编码,指标名称,一级指标,指标方向,目标值,目标上限,计量单位,权重',
    ...['≥,0.95,,%', '≤,0.5,,%', '≥,95,,%', '≥,0.95,,家', '区间,0.8,0.9,％', '≥,0.5,,%'].map(
      (goal, index) => `2025,P1,0${index + 1},率,产出,${goal},15`,
    ),
  ].join('\n'),
);
const results = (name: string, head: string, ...values: readonly string[]) =>
  textUpload(name, [head, ...values.map((value, index) => value.replace('#', `P1,0${index + 1}`))].join('\n'));

it('names results in per cent whose target is written as a share, and what they are held against', async () => {
  const monthly = results(
    '监控.csv',
    '年度,期间,项目编码,指标编码,实际完成值',
    ...['80', '80', '80', '80', '72', '4.9'].map((value) => `2025,2025-06,#,${value}`),
  );
  const self = results('自评.csv', '年度,项目编码,指标编码,全年完成值', '2025,#,9.5');
  const receipts = [
    ...(await ingest(office.effects, [goals, monthly])).slice(1),
    ...(await ingest(office.effects, [self])),
  ];
  expect(receipts.map(({ state }) => state)).toEqual(['accepted', 'accepted']);
  const said = receipts.flatMap(({ faults }) =>
    faults.filter(({ code }) => code === 'target-read-as-percent').map((fault) => [fault.place.row, faultWords(fault)]),
  );
  expect(said.map(([row]) => row)).toEqual([2, 6, 2]);
  expect(said.map(([, words]) => (words as { readonly rule: { readonly zh: string } }).rule.zh)).toEqual([
    '目标写作 0.95 %,这里的结果 80 % 是它的 10 倍以上:当作目标写成了比例,按 95 % 比',
    '目标写作 0.8–0.9 %,这里的结果 72 % 是它的 10 倍以上:当作目标写成了比例,按 80–90 % 比',
    '目标写作 0.95 %,这里的结果 9.5 % 是它的 10 倍以上:当作目标写成了比例,按 95 % 比',
  ]);
});
