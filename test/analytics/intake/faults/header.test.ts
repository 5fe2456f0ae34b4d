import { expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';

test('the remedy for a month alone names its column', () => {
  const detail = { label_zh: '执行数', label_en: 'Spent', names: '执行数、支出数', month: '本月支出' };
  expect(faultWords({ code: 'missing-column', detail }).remedy).toEqual({
    zh: '“本月支出”是当月数,这里要的是年初至本期的累计数:补上累计数一列,表头写“执行数”;不要把当月数改名',
    en: '“本月支出” is of one month, and what is asked for runs from January on: add a column of running totals called “执行数”; do not rename the month’s',
  });
});
