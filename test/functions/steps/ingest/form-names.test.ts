import { expect, it } from 'vitest';
import type { FormContent } from '../../../../analytics/forms/content.ts';
import { type PaperName, papers } from '../../../../analytics/forms/papers.ts';
import { formWorkbook } from '../../../../analytics/forms/workbook.ts';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import type { Receipt } from '../../../../analytics/intake/receipt.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { textUpload } from '../../../support/office.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const office = officeForEach((effects) =>
  ingest(effects, [
    textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,第一小学\n'),
    textUpload('项目.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂改造,5200000\n'),
  ]),
);

const goal = (name: string) => ({
  level1: '产出',
  level2: '数量',
  name,
  target: '≥12所',
  weight: '45',
  isQualitative: false,
  actual: '11所',
  points: '41.25',
});
const content: FormContent = {
  fiscalYear: 2025,
  month: 9,
  project: '食堂改造',
  department: '教育局',
  departmentCode: '101',
  unit: '第一小学',
  money: { initial: '5200000.00', adjusted: '5200000.00', spent: '4986000.00', points: '9.59' },
  goal: '改造食堂',
  indicators: [goal('改造数量'), goal('新建数量')],
};
const form = (paper: PaperName, change: Partial<FormContent> = {}, name = `${paper}.xlsx`) => ({
  name,
  bytes: () => formWorkbook([papers[paper]({ ...content, ...change })]),
});
const faultsOf = (receipt: Receipt | undefined) =>
  (receipt?.faults ?? []).flatMap((fault) => {
    const { rule, remedy } = faultWords(fault);
    return fault.severity === 'fault'
      ? [[fault.code, fault.place.column, fault.place.value, rule.zh, remedy.zh, rule.en]]
      : [];
  });

it('a monitoring form before any goal is declared gets one line that asks for the declaration', async () => {
  const [receipt] = await ingest(office().effects, [form('monitoring-2019')]);
  expect([receipt?.state, faultsOf(receipt)]).toEqual([
    'refused',
    [
      [
        'form-goals-undeclared',
        '项目名称',
        '食堂改造',
        '“食堂改造”还没有目标申报,这张表的 2 项指标没有可以对照的目标',
        '先送它的绩效目标申报表,送过而被退回的改好再送;本表不用改,收到申报表后会重新判断',
        'No goals of “食堂改造” were declared, so the 2 indicators of this form have none to be held against',
      ],
    ],
  ]);
  expect(JSON.stringify(receipt?.faults)).not.toMatch(/N[0-9A-F]{8}/);
});

it('it is judged again once the declaration came', async () => {
  const monitoring = form('monitoring-2019');
  await ingest(office().effects, [monitoring]);
  const [, again] = await ingest(office().effects, [form('goals-2015'), monitoring]);
  expect(again?.state).toBe('accepted');
});

it('so does one whose declaration was refused', async () => {
  const goals = form('goals-2015', { indicators: [{ ...goal('改造数量'), target: '约12所' }, goal('新建数量')] });
  const [, receipt] = await ingest(office().effects, [goals, form('monitoring-2019')]);
  expect(faultsOf(receipt).map(([code]) => code)).toEqual(['form-goals-undeclared']);
});

it('indicators that a form leaves out are named as people wrote them', async () => {
  const [, , receipt] = await ingest(office().effects, [
    form('goals-2015'),
    form('self-evaluation-2020'),
    form('self-evaluation-2020', { indicators: [goal('改造数量')] }, 'evaluation 补.xlsx'),
  ]);
  const leftOut = faultsOf(receipt).filter(([code]) => code === 'rows-left-out');
  expect(leftOut).toHaveLength(1);
  expect(leftOut[0]).toEqual([
    'rows-left-out',
    '项目名称',
    '食堂改造',
    '以前报过的 1 行这份表里没有:新建数量;后报的整表代替先报的,这些会被删去',
    expect.any(String),
    '1 rows sent before are not in this form: 新建数量; a later form replaces the earlier one whole, so they would be erased',
  ]);
  expect(JSON.stringify(receipt?.faults)).not.toMatch(/N[0-9A-F]{8}|P1/);
});
