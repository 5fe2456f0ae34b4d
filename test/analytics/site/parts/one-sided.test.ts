import { expect, it } from 'vitest';
import { onlySide, otherSide, projectState } from '../../../../analytics/site/parts/one-sided.ts';
import { martRow } from '../../../fixtures/site-data.ts';

it.each([
  ['both sides', 'green', 'yellow', 'yellow', 2, null, ''],
  ['money alone', 'green', 'missing', 'green', 2, 'money', '目标未报'],
  ['money of a project without indicators', 'red', 'missing', 'red', 0, 'money', '没有指标'],
  ['goals alone', 'missing', 'green', 'green', 2, 'goals', '资金未报'],
  ['neither', 'missing', 'missing', 'missing', 2, null, ''],
])('a light that judges %s', (_what, money_light, goal_light, light, indicators, only, said) => {
  const row = martRow('monitoring_project', { money_light, goal_light, light, indicators });
  expect([onlySide(row), otherSide(row)?.zh ?? '']).toEqual([only, said]);
  const shown = projectState(row).markup;
  for (const words of ['目标未报', '没有指标', '资金未报']) expect(shown.includes(words)).toBe(words === said);
});
