import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { clause, refusedAt, written } from './refused.ts';

const setting = (name: string, value: unknown) => ({ [`settings.${name}.value`]: value });
const at = (name: string) => [`settings.${name}.value`];
const cap = (from: number, below: number, points: number) => ({ from, below, cap: points, clause });
const band = (from: number, below: number | null, share: number) => ({ from, below, share, clause });

const name = { zh: '办法', en: 'way' };
const grade = (code: string, from: number, below: number, order: number) => ({
  grade: code,
  from,
  below,
  order,
  name,
  clause,
});
const scoring = (more: object) => [{ code: 'own', name, clause, form: 'met_or_not', ...more }];
const rule = (more: object) => [{ scoring: 'own', clause, ...more }];
const free = (day: string) => ({ day, works: 'no', clause });
/** The first weekdays of a year. */
const weekdays = (year: number, count: number): readonly string[] =>
  Array.from({ length: 120 }, (_, index) => new Date(Date.UTC(year, 0, 1 + index)))
    .filter((day) => day.getUTCDay() % 6 !== 0)
    .slice(0, count)
    .map((day) => day.toISOString().slice(0, 10));
const part = (code: string, more: object) => ({ code, name, clause, weight: 5, ...more });
const curve = (more: object) => ({ plan_03: 0.2, plan_06: 0.5, plan_09: 0.8, clause, ...more });
const scheme = (more: object) => [
  {
    code: 'one',
    name,
    about: name,
    clause,
    for: [{ project_type: 'staff' }],
    execution_weight: 10,
    levels: [],
    ...more,
  },
];

describe('a policy that makes no sense is refused where it does not', () => {
  it.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['a cap below 0, which published totals of −5', { caps: [cap(0, 0.5, -5)] }, ['caps.0.cap']],
    ['a cap above 100', { caps: [cap(0, 0.5, 120)] }, ['caps.0.cap']],
    ['a cap that ends before it begins', { caps: [cap(0.8, 0.7, 89)] }, ['caps.0']],
    ['a cap that totals have too few decimals for', { caps: [cap(0, 0.5, 59.996)] }, ['caps.0.cap']],
    ['a cap by percents', { caps: [cap(0, 50, 59)] }, ['caps.0.below']],
    ['a cap that is a share', { caps: [cap(0, 0.5, 0.59)] }, ['caps.0.cap']],
    [
      'bands by percents',
      { execution_bands: [band(80, null, 1), band(0, 80, 0)] },
      ['execution_bands.0.from', 'execution_bands.1.below'],
    ],
    ['caps that overlap', { caps: [cap(0, 0.8, 79), cap(0.7, 0.9, 89)] }, ['caps.1']],
    ['a lower cap for spending more', { caps: [cap(0, 0.5, 89), cap(0.5, 0.8, 59)] }, ['caps.1']],
    ['no cap between two', { caps: [cap(0, 0.5, 59), cap(0.6, 0.8, 79)] }, ['caps.1']],
    ['a cap on spending all', { caps: [cap(1, 100, 79)] }, ['caps.0']],
    ['no cap for those who spent least', { caps: [cap(0.5, 0.8, 79)] }, ['caps.0']],
    [
      'a part of the money that weighs nothing',
      { execution_parts: [part('a', { weight: 0 })] },
      ['execution_parts.0.weight'],
    ],
    ['a part of thirds of points', { execution_parts: [part('a', { weight: 3.333 })] }, ['execution_parts.0.weight']],
    [
      'a kind of money there is not',
      { execution_parts: [part('a', { money_kind: 'old' })] },
      ['execution_parts.0.money_kind'],
    ],
    [
      'two parts of one code',
      { execution_parts: [part('a', { fund_source: 'x' }), part('a', {})] },
      ['execution_parts'],
    ],
    [
      'a part after one that takes all its money',
      { execution_parts: [part('a', { fund_source: 'x' }), part('b', { fund_source: 'x', money_kind: 'surplus' })] },
      ['execution_parts.1'],
    ],
    [
      'a part after the rest',
      { execution_parts: [part('a', {}), part('b', { fund_source: 'x' })] },
      ['execution_parts.1'],
    ],
    [
      'a part worth less than a hundredth of a point',
      { execution_parts: [part('a', { fund_source: 'x', weight: 100 }), part('b', { weight: 0.01 })] },
      ['execution_parts.1.weight'],
    ],
    ['a plan of neither goals nor money', { plan_curves: [curve({ of: 'both' })] }, ['plan_curves.0.of']],
    ['a plan of more than all', { plan_curves: [curve({ plan_09: 1.2 })] }, ['plan_curves.0.plan_09']],
    ['a plan that falls by June', { plan_curves: [curve({ plan_06: 0.1 })] }, ['plan_curves.0']],
    ['a plan that falls by September', { plan_curves: [curve({ of: 'money', plan_09: 0.4 })] }, ['plan_curves.0']],
    ['a negative spread, which ended the run', setting('forecast_spread', -0.1), at('forecast_spread')],
    ['a spread of 0', setting('forecast_spread', 0), at('forecast_spread')],
    ['a negative quantile', setting('forecast_z', -1.28), at('forecast_z')],
    ['tiers that overlap, which doubled a row', { 'tiers.1.high': 0.9 }, ['tiers.0']],
    ['a tier upside down', { 'tiers.2.low': 0.6, 'tiers.2.high': 0, 'tiers.2.monitoring': 0 }, ['tiers.2']],
    ['a tier of more than all', { 'tiers.0.high': 1.2 }, ['tiers.0.high']],
    ['a band that earns more than all', { 'execution_bands.0.share': 1.1 }, ['execution_bands.0.share']],
    ['bands that overlap', { execution_bands: [band(0.8, null, 1), band(0.5, 0.9, 0.5)] }, ['execution_bands.0']],
    ['two bands without an end', { execution_bands: [band(0.8, null, 1), band(0, null, 0)] }, ['execution_bands.0']],
    ['bands that fall', { execution_bands: [band(0.8, null, 0.2), band(0, 0.8, 0.6)] }, ['execution_bands.0']],
    ['a gap between bands', { execution_bands: [band(0.9, null, 1), band(0.5, 0.8, 0.6)] }, ['execution_bands']],
    ['bands that end just before all is spent', { execution_bands: [band(0.8, 1, 1)] }, ['execution_bands']],
    ['months that are no whole number', setting('stale_after_periods', 1.5), at('stale_after_periods')],
    ['staleness before it was heard', setting('stale_after_periods', -1), at('stale_after_periods')],
    ['a line of money that all lie under', setting('money_yellow_below', 5), at('money_yellow_below')],
    ['a yellow line above what is on plan', setting('money_yellow_below', 0.05), ['settings.money_yellow_below']],
    [
      'goals yellow where they are on plan',
      setting('indicator_yellow_below', 0.2),
      ['settings.indicator_yellow_below'],
    ],
    ['lines of a difference for a ratio', setting('money_light_measure', 'ratio'), ['settings.money_yellow_below']],
    ['a red line above the yellow one', setting('money_red_below', -0.05), ['settings.money_red_below']],
    ['a line of goals that none lies under', setting('indicator_red_below', -3), at('indicator_red_below')],
    ['blue from nothing', setting('indicator_blue_from', 0), at('indicator_blue_from')],
    [
      'returns that are counted and cost nothing',
      setting('returned_deduction_counts', 'each'),
      ['settings.returned_deduction'],
    ],
    ['an answer within no days', setting('notice_answer_working_days', 0), at('notice_answer_working_days')],
    ['an answer within half a day', setting('notice_answer_working_days', 0.5), at('notice_answer_working_days')],
    ['a quarter to answer', setting('notice_answer_working_days', 61), at('notice_answer_working_days')],
    ['a day that not every month has', setting('notice_given_day', 31), at('notice_given_day')],
    ['a day given that nothing counts from', setting('notice_given_day', 10), ['settings.notice_given_day']],
    ['a due day with one digit', setting('self_evaluation_due', '3-31'), at('self_evaluation_due')],
    ['a due day that is text', setting('self_evaluation_due', '次年三月底'), at('self_evaluation_due')],
    ['a due day of a month that is none', setting('self_evaluation_due', '13-45'), at('self_evaluation_due')],
    ['a due day that never comes', setting('self_evaluation_due', '04-31'), at('self_evaluation_due')],
    ['a day that is none', { calendar: [free('2025-02-29')] }, ['calendar.0.day']],
    ['a day without a year', { calendar: [free('10-01')] }, ['calendar.0.day']],
    ['a day twice', { calendar: [free('2025-10-05'), { ...free('2025-10-05'), works: 'yes' }] }, ['calendar.1']],
    ['a Wednesday worked by the calendar', { calendar: [{ ...free('2025-10-01'), works: 'yes' }] }, ['calendar.0']],
    ['a year of holidays', { calendar: weekdays(2025, 61).map(free) }, ['calendar']],
    ['an execution weight above all', setting('execution_weight', 110), at('execution_weight')],
    ['an execution weight that is a share', setting('execution_weight', 0.1), at('execution_weight')],
    ['a percent for far above the target', setting('far_above_from', 130), at('far_above_from')],
    ['a percent for blue', setting('indicator_blue_from', 120), at('indicator_blue_from')],
    ['a share in quotes with its sign', setting('framework_share', '30%'), at('framework_share')],
    ['execution alone', setting('execution_weight', 100), ['settings.execution_weight']],
    ['an envelope of nothing', setting('allocation_envelope_amount', '0'), ['settings.allocation_envelope_amount']],
    ['a negative envelope', setting('allocation_envelope_amount', -5), at('allocation_envelope_amount')],
    ['“far above” below the target', setting('far_above_from', 0.9), at('far_above_from')],
    ['points given for being far above', setting('far_above_deduction', -2), at('far_above_deduction')],
    ['a number that is none', setting('framework_share', Number.NaN), at('framework_share')],
    [
      'two grades',
      { grades: [grade('good', 60, 100.01, 1), grade('poor', 0, 60, 2)] },
      ['grades', 'application.0', 'application.2'],
    ],
    [
      'a pass below poor',
      { 'grades.2.grade': 'poor', 'grades.3.grade': 'pass' },
      ['grades', 'application', 'application.2'],
    ],
    ['grades counted from the worst', { 'grades.0.order': 4, 'grades.3.order': 1 }, ['grades']],
    ['two grades of one order', { 'grades.0.order': 2 }, ['grades']],
    ['a grade upside down', { 'grades.1.from': 90, 'grades.1.below': 80 }, ['grades.1']],
    ['a gap between grades', { 'grades.1.from': 85 }, ['grades']],
    ['a grade below 0', { 'grades.3.from': -10 }, ['grades.3.from']],
    ['a negative weight', { 'framework.0.weight': -1 }, ['framework.0.weight']],
    [
      'measures that all weigh nothing',
      { framework: parse(written).framework.map((measure: object) => ({ ...measure, weight: 0 })) },
      ['framework'],
    ],
    ['a target that is no number', { 'framework.0.target': Number.NaN }, ['framework.0.target']],
    ['a ratio that is to be negative', { 'framework.0.target': -0.5 }, ['framework.0.target']],
    ['a target in percent', { 'framework.0.target': 90 }, ['framework.0.target']],
    ['a target with its sign', { 'framework.0.target': '90%' }, ['framework.0.target']],
    ['a target of less than 1 % with its sign', { 'framework.0.target': '0.9%' }, ['framework.0.target']],
    ['a target beyond what a column holds', { 'framework.0.target': 1e15 }, ['framework.0.target']],
    ['money a billion times this year’s', { 'application.0.high': 1e9 }, ['application.0.high']],
    ['a priority below the first', { 'application.0.priority': 0 }, ['application.0.priority']],
    ['a priority of −3', { 'application.0.priority': -3 }, ['application.0.priority']],
    ['a priority between two', { 'application.0.priority': 1.5 }, ['application.0.priority']],
    ['more than all protected', setting('statutory_floor_share', 1.5), at('statutory_floor_share')],
    ['two scorings of one code', { scorings: [...scoring({}), ...scoring({})] }, ['scorings']],
    ['a scoring that is a rule of the product', { scorings: scoring({ code: 'tier' }) }, ['scorings.0.code']],
    ['a form nobody knows', { scorings: scoring({ form: 'magic' }) }, ['scorings.0.form']],
    [
      'steps that overlap',
      {
        scorings: scoring({
          form: 'steps',
          by: 'completion',
          steps: [
            { from: 0.5, below: null, share: 1 },
            { from: 0.8, below: 0.9, share: 0.5 },
          ],
        }),
      },
      ['scorings.0.steps.1'],
    ],
    [
      'steps that earn less for more',
      {
        scorings: scoring({
          form: 'steps',
          by: 'completion',
          steps: [
            { from: 0.5, below: 0.8, share: 0.6 },
            { from: 0.9, below: 1, share: 0.8 },
          ],
        }),
      },
      ['scorings.0.steps'],
    ],
    [
      'steps that earn more for missing by more',
      {
        scorings: scoring({
          form: 'steps',
          by: 'shortfall',
          steps: [
            { from: 1, below: 6, share: 0.5 },
            { from: 6, below: null, share: 0.8 },
          ],
        }),
      },
      ['scorings.0.steps.1'],
    ],
    [
      'steps that earn more than all',
      { scorings: scoring({ form: 'steps', by: 'completion', steps: [{ from: 0, below: null, share: 2 }] }) },
      ['scorings.0.steps.0.share'],
    ],
    [
      'steps of completion in percent',
      {
        scorings: scoring({
          form: 'steps',
          by: 'completion',
          steps: [
            { from: 80, below: 100, share: 0.8 },
            { from: 60, below: 80, share: 0.5 },
          ],
        }),
      },
      ['scorings.0.steps.0', 'scorings.0.steps.1'],
    ],
    [
      'a first step of completion in percent',
      { scorings: scoring({ form: 'steps', by: 'completion', steps: [{ from: 0, below: 60, share: 0.5 }] }) },
      ['scorings.0.steps.0'],
    ],
    [
      'steps far above the target in percent',
      { scorings: scoring({ over: { effect: 'steps', from: 1.3, steps: [{ from: 130, below: null, share: 0.9 }] } }) },
      ['scorings.0.over.steps.0'],
    ],
    [
      'far above the target in percent',
      { scorings: scoring({ over: { effect: 'ask', from: 130 } }) },
      ['scorings.0.over.from'],
    ],
    ['a ceiling’s end in percent', { scorings: scoring({ form: 'linear', zero_at: 200 }) }, ['scorings.0.zero_at']],
    ['a veto by a share of the total', { scorings: scoring({ veto_cap: 0.59 }) }, ['scorings.0.veto_cap']],
    [
      'a unit of five targets',
      { scorings: scoring({ form: 'per_unit', unit: 5, of: 'target', points: 1, count: 'started' }) },
      ['scorings.0.unit'],
    ],
    [
      'a zero line above the full line',
      { scorings: scoring({ form: 'between', zero_at: 0.9, full_at: 0.6 }) },
      ['scorings.0.zero_at'],
    ],
    [
      'a unit of nothing',
      { scorings: scoring({ form: 'per_unit', unit: 0, of: 'value', points: 1, count: 'started' }) },
      ['scorings.0.unit'],
    ],
    [
      'a ceiling that is exceeded for the better',
      { scorings: scoring({ form: 'ratio', over: { effect: 'ask', from: 1.3 } }) },
      ['scorings.0.over'],
    ],
    ['a rule for a scoring that is not there', { scoring_rules: rule({}) }, ['scoring_rules.0.scoring']],
    [
      'a rule for a direction its scoring can’t score',
      { scorings: scoring({ form: 'ratio' }), scoring_rules: rule({ direction: '>=' }) },
      ['scoring_rules.0.direction'],
    ],
    [
      'a rule for a scheme that is not there',
      { scorings: scoring({}), scoring_rules: rule({ scheme: 'one' }) },
      ['scoring_rules.0.scheme'],
    ],
    ['a scheme for nobody', { schemes: scheme({ for: [] }) }, ['schemes.0.for']],
    ['two schemes of one code', { schemes: [...scheme({}), ...scheme({})] }, ['schemes']],
    [
      'a scheme whose weights add to 90',
      { schemes: scheme({ levels: [{ level1: 'output', weight: 80 }] }) },
      ['schemes.0.levels'],
    ],
  ])('%s', (_, changes, places) => {
    expect(refusedAt(changes)).toEqual(places);
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['caps that rise with the rate', { caps: [cap(0.7, 0.8, 89), cap(0, 0.7, 79)] }],
    ['a cap on overspending', { caps: [cap(1.1, 100, 79)] }],
    ['nothing below a line', { execution_bands: [band(0.95, null, 1), band(0.5, 0.95, 0.6)] }],
    ['less for overspending', { execution_bands: [band(0.95, 1.1, 1), band(1.1, null, 0.5), band(0, 0.95, 0)] }],
    ['tiers with a gap between them', { 'tiers.1.low': 0.65, 'tiers.1.evaluation': 0.8 }],
    ['execution that is not scored', setting('execution_weight', 0)],
    ['every result above the target explained', setting('far_above_from', 1)],
    ['nothing ever stale', setting('stale_after_periods', 99)],
    ['yellow as soon as behind', { ...setting('money_yellow_below', 0), ...setting('indicator_yellow_below', 0) }],
    [
      'lights by a ratio, without red',
      {
        ...setting('money_light_measure', 'ratio'),
        ...setting('money_yellow_below', 1),
        ...setting('money_red_below', 0),
      },
    ],
    ['a change that is to be negative', { 'framework.1.target': -0.05 }],
    ['an open end to the best grade', { 'grades.0.below': 1000 }],
    ['grades counted from 0', Object.fromEntries([0, 1, 2, 3].map((place) => [`grades.${place}.order`, place]))],
    ['priorities with room between', { 'application.0.priority': 10, 'application.1.priority': 20 }],
    ['nothing for the poor', { 'application.3.low': 0, 'application.3.high': 0 }],
    [
      'steps of completion up to the target, and of days late',
      {
        scorings: [
          ...scoring({
            form: 'steps',
            by: 'completion',
            steps: [
              { from: 0.8, below: 1, share: 0.8 },
              { from: 0.5, below: 0.8, share: 0.6 },
            ],
          }),
          {
            ...scoring({})[0],
            code: 'late',
            name: { zh: '迟报', en: 'late' },
            form: 'steps',
            by: 'shortfall',
            steps: [
              { from: 1, below: 6, share: 0.8 },
              { from: 6, below: 11, share: 0.5 },
            ],
          },
        ],
      },
    ],
    [
      'scorings and schemes of its own',
      {
        scorings: scoring({ over: { effect: 'points', from: 1.3, points: 2 } }),
        scoring_rules: rule({ direction: 'by', scheme: 'one' }),
        schemes: scheme({
          levels: [
            { level1: '能力建设', weight: 30 },
            { level1: 'output', weight: 60 },
          ],
        }),
      },
    ],
  ])('but not %s', (_, changes) => {
    expect(refusedAt(changes)).toEqual([]);
  });
});
