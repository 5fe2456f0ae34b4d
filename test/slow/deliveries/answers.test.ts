import { afterEach, beforeEach, expect, it } from 'vitest';
import { ingest } from '../../../functions/steps/ingest/step.ts';
import { type Office, openOffice, textUpload } from '../../support/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
  const accepted = await ingest(office.effects, [
    textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
    textUpload('项目.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂,125000\n'),
    textUpload(
      '指标.csv',
      '年度,项目编码,指标编码,指标名称,一级指标,指标方向,目标值,权重\n2025,P1,01,数量,产出,≥,12,90\n',
    ),
  ]);
  expect(accepted.map(({ state }) => state)).toEqual(['accepted', 'accepted', 'accepted']);
});
afterEach(() => office.close());

it.each([
  ['a choice with its day', '取消项目,2025-07-10,', 'accepted', []],
  ['a choice in other words', '继续,2025-07-10,', 'accepted', []],
  ['a measure with the day it was answered', ',2025-07-10,增加班组', 'accepted', []],
  ['a day alone', ',2025-07-10,', 'refused', ['answer-day-alone']],
  ['a choice that is none', '再看看,2025-07-10,', 'refused', ['not-choice', 'answer-day-alone']],
  ['a day of the year before', '继续,2024-12-31,', 'refused', ['answer-day-outside']],
  ['the first day of the year', '继续,2025-01-01,', 'accepted', []],
  ['the last day of the next year', '继续,2026-12-31,', 'accepted', []],
  ['a day after the next year', ',2027-01-01,增加班组', 'refused', ['answer-day-outside']],
])('an answer to a notice: %s', async (_, cells, state, faults) => {
  const head = '年度,期间,项目编码,指标编码,实际完成值,答复,答复日期,整改措施';
  const [receipt] = await ingest(office.effects, [textUpload('监控.csv', `${head}\n2025,2025-07,P1,01,5,${cells}\n`)]);
  expect(receipt?.state).toBe(state);
  expect(receipt?.faults.filter(({ severity }) => severity === 'fault').map(({ code }) => code)).toEqual(faults);
});

it.each([
  ['on the day of reporting', '2025-08-05', 'accepted', []],
  ['after the day of reporting', '2025-08-06', 'refused', ['answer-day-after-report']],
])('an answer given %s', async (_, day, state, faults) => {
  const head = '年度,期间,项目编码,指标编码,实际完成值,答复,答复日期,填报日期';
  const row = `2025,2025-07,P1,01,5,继续,${day},2025-08-05`;
  const [receipt] = await ingest(office.effects, [textUpload('监控.csv', `${head}\n${row}\n`)]);
  expect(receipt?.state).toBe(state);
  expect(receipt?.faults.filter(({ severity }) => severity === 'fault').map(({ code }) => code)).toEqual(faults);
});
