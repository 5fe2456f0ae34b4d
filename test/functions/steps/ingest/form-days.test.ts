import type { Worksheet } from 'exceljs';
import { expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { evaluationForm, formLists } from '../../../support/evaluation-form.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const office = officeForEach((effects) => ingest(effects, formLists));

const said = async (change: (sheet: Worksheet) => void, name = '自评.xlsx') => {
  const [receipt] = await ingest(office().effects, [{ ...evaluationForm(change), name }]);
  return (receipt?.faults ?? [])
    .filter(({ code }) => ['form-day-odd', 'form-filled-in-early', 'period-said-otherwise'].includes(code))
    .map((fault) => [fault.code, fault.place.value, faultWords(fault).rule.zh]);
};

/** A result that is a day, and the day on which the form was filled in. */
const days = (done: string, filledIn?: string) => (sheet: Worksheet) => {
  sheet.getCell('D8').value = '2025年11月底前';
  sheet.getCell('E8').value = done;
  if (filledIn) sheet.getRow(9).values = ['填报日期', filledIn];
};

test('a day of completion before the year of the form is told', async () => {
  expect(await said(days('2024年11月20日'))).toEqual([
    ['form-day-odd', '2024年11月20日', '这张表是 2025 年度的,完成日期在这之前'],
  ]);
  expect(await said(days('2025年1月1日'))).toEqual([]);
});

/** What is asked of a day without a year. */
const asked = async (due: string, done: string, filledIn?: string) => {
  const form = evaluationForm((sheet) => {
    days(done, filledIn)(sheet);
    sheet.getCell('D8').value = due;
  });
  const [receipt] = await ingest(office().effects, [form]);
  const found = (receipt?.faults ?? []).filter(({ code }) => code === 'form-day-without-year');
  return found.map((fault) => [fault.severity, faultWords(fault).rule.zh, faultWords(fault).rule.en]);
};

test('a day without a year that may be of the next one is asked about', async () => {
  expect(await asked('12月底前', '1月15日', '2026年2月26日')).toEqual([
    [
      'fault',
      '要求 2025-12-31 前完成,完成日期没有写年份:是 2025-01-15,还是 2026-01-15?',
      'It was due by 2025-12-31 and the day has no year: 2025-01-15 or 2026-01-15?',
    ],
  ]);
  expect(await asked('10月底前', '已于1月完成', '2026年2月26日')).toHaveLength(1);
  expect(await asked('12月底前', '1月15日')).toHaveLength(1);
});

test.each([
  ['with its year', '12月底前', '2025年1月15日', '2026年2月26日'],
  ['nearer to its due day', '3月底前', '1月15日', '2026年2月26日'],
  ['after the form was filled in', '12月底前', '1月15日', '2026年1月10日'],
  ['in the middle of the year', '12月底前', '5月20日', '2026年6月26日'],
])('a day %s is taken', async (_, due, done, filledIn) => {
  expect(await asked(due, done, filledIn)).toEqual([]);
});

test('so is one after the form was filled in', async () => {
  expect(await said(days('2026年3月1日', '2026年1月15日'))).toEqual([
    ['form-day-odd', '2026年3月1日', '完成日期在填报日期 2026-01-15 之后'],
  ]);
  expect(await said(days('2025年11月20日', '2026年1月15日'))).toEqual([]);
});

test('a self-evaluation filled in before December is told', async () => {
  expect(await said(days('2025年9月20日', '2025年10月8日'))).toEqual([
    ['form-filled-in-early', '2025年10月8日', '表里的数写的是到 12 月,填报时那个月还没有到'],
  ]);
  expect(await said(days('2025年9月20日', '2025年12月31日'))).toEqual([]);
});

test.each([
  ['no year', null],
  ['two years', '(2024年度、2025年度)'],
])('a self-evaluation of %s is not told that it was filled in early', async (_, year) => {
  const ofNoYear = (sheet: Worksheet): void => {
    days('已完成', '2026年1月15日')(sheet);
    sheet.getCell('A2').value = year;
  };
  expect(await said(ofNoYear)).toEqual([]);
});

test.each([
  ['2024年度自评.xlsx', [['period-said-otherwise', undefined, '“2024年度自评.xlsx”与表里的2025年对不上']]],
  ['2026年1月报 自评.xlsx', []],
  ['2026年报2025年自评.xlsx', []],
  ['2025年自评.xlsx', []],
  ['自评20241231.xlsx', []],
])('a file called %s', async (name, expected) => {
  expect(await said(() => undefined, name)).toEqual(expected);
});

test('a result in words under a day is asked for the day alone', async () => {
  const [receipt] = await ingest(office().effects, [evaluationForm(days('按时'))]);
  const fault = receipt?.faults.find(({ code }) => code === 'form-result-not-read');
  expect(fault && faultWords(fault).remedy.zh).toBe('只填完成的日期,如 2025年11月20日;没有完成的写“未完成”');
});
