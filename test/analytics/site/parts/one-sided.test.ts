import { expect, it } from 'vitest';
import { onlySide, otherSide, projectState } from '../../../../analytics/site/parts/one-sided.ts';
import { martRow } from '../../../fixtures/site-data.ts';

const ages = { money_age: null, goals_age: null };

it.each([
  ['both sides', 'green', 'yellow', 'yellow', 2, null, ''],
  ['money alone', 'green', 'missing', 'green', 2, 'money', '目标未报(从未报过)'],
  ['money of a project without indicators', 'red', 'missing', 'red', 0, 'money', '没有指标'],
  ['goals alone', 'missing', 'green', 'green', 2, 'goals', '资金未报(从未报过)'],
  ['neither', 'missing', 'missing', 'missing', 2, null, ''],
])('a light that judges %s', (_what, money_light, goal_light, light, indicators, only, said) => {
  const row = martRow('monitoring_project', { money_light, goal_light, light, indicators, period: '2025-06', ...ages });
  expect([onlySide(row), otherSide(row)?.zh ?? '']).toEqual([only, said]);
  const shown = projectState(row).markup;
  for (const words of ['目标未报', '没有指标', '资金未报'])
    expect(shown.includes(words)).toBe(said !== '' && said.startsWith(words));
});

it.each([
  [
    'money',
    { money_light: 'green', goal_light: 'missing', light: 'green', money_age: 0, goals_age: 2 },
    '目标未报(最近 4 月)',
  ],
  [
    'goals',
    { money_light: 'missing', goal_light: 'red', light: 'red', money_age: 3, goals_age: 0 },
    '资金未报(最近 3 月)',
  ],
  [
    'nothing',
    { money_light: 'missing', goal_light: 'missing', light: 'missing', money_age: 3, goals_age: 1 },
    '最近 5 月',
  ],
  ['nothing ever', { money_light: 'missing', goal_light: 'missing', light: 'missing' }, '从未报过'],
])('a project that reported %s for the month says when it last did', (_what, cells, said) => {
  const row = martRow('monitoring_project', { period: '2025-06', indicators: 2, ...ages, ...cells });
  expect(projectState(row).markup.replaceAll('\u00a0', ' ')).toContain(said);
});
