import { expect, it } from 'vitest';
import type { FormContent } from '../../../../analytics/forms/content.ts';
import { papers } from '../../../../analytics/forms/papers.ts';
import { formWorkbook } from '../../../../analytics/forms/workbook.ts';
import { intakeStream } from '../../../../analytics/ledger/streams/intake.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { textUpload } from '../../../support/office.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const head = '年度,项目编码,指标编码,指标名称,一级指标,指标方向,目标值,权重';
const goals = (name: string, ...codes: readonly string[]) =>
  textUpload(name, `${head}\n${codes.map((code) => `2025,P1,${code},数量${code},产出,≥,12,30`).join('\n')}\n`);

const office = officeForEach((effects) =>
  ingest(effects, [
    textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,第一小学\n'),
    textUpload('项目.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂改造,5200000\n'),
    goals('指标.csv', '01', '02', '03'),
  ]),
);

const states = async (...uploads: Parameters<typeof ingest>[1]) =>
  (await ingest(office().effects, uploads)).map(({ state, fileName, sentAs }) => [state, sentAs ?? fileName]);

it.each<[string, readonly string[]]>([
  ['beside it', []],
  ['when it was refused before', ['指标b.csv']],
])('takes a refused file by the name that says it corrects, %s', async (_, before) => {
  for (const name of before) expect(await states(goals(name, '01'))).toEqual([['refused', name]]);
  expect(await states(goals('指标b.csv', '01'), goals('指标b更正.csv', '01'))).toEqual([
    ['accepted', '指标b.csv'],
    ['accepted', '指标b更正.csv'],
  ]);
});

const monitored: FormContent = {
  fiscalYear: 2025,
  month: 9,
  project: '食堂改造',
  department: '教育局',
  departmentCode: '101',
  unit: '第一小学',
  money: { initial: '5200000.00', adjusted: '5200000.00', spent: '3120000.00' },
  goal: '改造食堂',
  indicators: ['01', '02', '03'].map((code) => ({
    level1: '产出',
    level2: '数量',
    name: `数量${code}`,
    target: '≥12',
    weight: '30',
    isQualitative: false,
    actual: '9',
    expected: '12',
    likelihood: 'certain',
  })),
};

it.each([
  ['食堂1-9月监控表更正.csv', ['食堂1-9月监控表.xlsx', '食堂1-9月监控表更正.csv']],
  ['国库9月.csv', ['国库9月.csv', '食堂1-9月监控表.xlsx']],
])('takes %s and a form in the order that their names say', async (name, order) => {
  const form = { name: '食堂1-9月监控表.xlsx', bytes: () => formWorkbook([papers['monitoring-2019'](monitored)]) };
  const table = textUpload(name, '年度,期间,项目编码,全年预算数,累计执行数\n2025,2025-09,P1,5200000,2600000\n');
  const before = (await office().effects.ledger.read(intakeStream)).length;
  await ingest(office().effects, [form, table]);
  const events = (await office().effects.ledger.read(intakeStream)).slice(before);
  expect(events.map(({ kind, data }) => [kind, data.fileName])).toEqual(order.map((each) => ['file.accepted', each]));
});

it('tells of a unit or project that a correction moves, and of no other figure that it is to change', async () => {
  const told = async (name: string, text: string) =>
    (await ingest(office().effects, [textUpload(name, text)])).flatMap(({ state, faults }) => [
      state,
      ...faults.map(({ code, place, detail }) => [code, place.column, detail.other, detail.now].join(' ')),
    ]);
  const units = '年度,主管部门编码,主管部门,预算单位编码,预算单位\n';
  const projects = '年度,预算单位编码,项目编码,项目名称,年初预算数\n';
  expect(await told('机构更正.csv', `${units}2025,303,城管局,101001,第一小学\n2025,101,教育局,101002,二小\n`)).toEqual([
    'accepted',
    'figure-restated 主管部门编码 101 303',
  ]);
  expect(await told('项目更正.csv', `${projects}2025,101002,P1,食堂改造,5300000\n`)).toEqual([
    'accepted',
    'figure-restated 预算单位编码 101001 101002',
  ]);
  expect(await told('项目更正2.csv', `${projects}2025,101002,P1,食堂改建,5400000\n`)).toEqual(['accepted']);
});
