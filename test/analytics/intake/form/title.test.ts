import { expect, test } from 'vitest';
import { fiscalYearOf } from '../../../../analytics/intake/form/title.ts';

test.each([
  [[['自评表', '(2025年度)'], ['2024']], [2025]],
  [[['自评表', '填报日期:2026年1月20日'], ['2025年自评']], [2025]],
  [[['2025年度自评表', '(2024年度)']], [2025, 2024]],
  [[['2025年度', '2026年']], [2025]],
  [[['自评表'], ['Sheet1'], ['a.xlsx']], []],
] as const)('the fiscal year of %j is %j', (places, years) => {
  expect(fiscalYearOf(places)).toEqual(years);
});
