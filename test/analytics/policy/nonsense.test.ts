import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadPolicy, PolicyError } from '../../../analytics/policy/load.ts';

const written = await readFile(new URL('../../../analytics/policy/default.yaml', import.meta.url), 'utf8');
const clause = '某地办法';

/** The places at which the default policy is refused once some of its places hold other values. */
const refusedAt = (changes: Readonly<Record<string, unknown>>): readonly string[] => {
  const document = parse(written);
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const holder = keys.slice(0, -1).reduce((node, key) => node[key], document);
    holder[keys.at(-1) ?? ''] = value;
  }
  try {
    loadPolicy(JSON.stringify(document));
    return [];
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    for (const { says } of error.issues) {
      expect(says.zh).toMatch(/[一-龥]/);
      expect(says.en).toMatch(/[a-z]{3}/);
    }
    return [...new Set(error.issues.map(({ path }) => path))];
  }
};

const setting = (name: string, value: unknown) => ({ [`settings.${name}.value`]: value });
const at = (name: string) => [`settings.${name}.value`];
const cap = (from: number, below: number, points: number) => ({ from, below, cap: points, clause });
const band = (from: number, below: number | null, share: number) => ({ from, below, share, clause });

const name = { zh: '办法', en: 'way' };
const scoring = (more: object) => [{ code: 'own', name, clause, form: 'met_or_not', ...more }];
const rule = (more: object) => [{ scoring: 'own', clause, ...more }];
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
    ['caps that overlap', { caps: [cap(0.5, 0.8, 79), cap(0.7, 0.9, 89)] }, ['caps.1']],
    ['a negative spread, which ended the run', setting('forecast_spread', -0.1), at('forecast_spread')],
    ['a spread of 0', setting('forecast_spread', 0), at('forecast_spread')],
    ['a negative quantile', setting('forecast_z', -1.28), at('forecast_z')],
    ['tiers that overlap, which doubled a row', { 'tiers.1.high': 0.9 }, ['tiers.0']],
    ['a tier upside down', { 'tiers.2.low': 0.6, 'tiers.2.high': 0, 'tiers.2.monitoring': 0 }, ['tiers.2']],
    ['a tier of more than all', { 'tiers.0.high': 1.2 }, ['tiers.0.high']],
    ['a band that earns more than all', { 'execution_bands.0.share': 1.1 }, ['execution_bands.0.share']],
    ['bands that overlap', { execution_bands: [band(0.8, null, 1), band(0.5, 0.9, 0.5)] }, ['execution_bands.0']],
    ['two bands without an end', { execution_bands: [band(0.8, null, 1), band(0, null, 0)] }, ['execution_bands.0']],
    ['months that are no whole number', setting('stale_after_periods', 1.5), at('stale_after_periods')],
    ['staleness before it was heard', setting('stale_after_periods', -1), at('stale_after_periods')],
    ['a line of money that all lie under', setting('money_yellow_below', 5), at('money_yellow_below')],
    ['a line of goals that none lies under', setting('indicator_red_below', -3), at('indicator_red_below')],
    ['blue from nothing', setting('indicator_blue_from', 0), at('indicator_blue_from')],
    ['an execution weight above all', setting('execution_weight', 110), at('execution_weight')],
    ['“far above” below the target', setting('far_above_from', 0.9), at('far_above_from')],
    ['points given for being far above', setting('far_above_deduction', -2), at('far_above_deduction')],
    ['a number that is none', setting('framework_share', Number.NaN), at('framework_share')],
    ['grades counted from the worst', { 'grades.0.order': 4, 'grades.3.order': 1 }, ['grades']],
    ['a grade below 0', { 'grades.3.from': -10 }, ['grades.3.from']],
    ['a negative weight', { 'framework.0.weight': -1 }, ['framework.0.weight']],
    ['money a billion times this year’s', { 'application.0.high': 1e9 }, ['application.0.high']],
    ['a priority below the first', { 'application.0.priority': 0 }, ['application.0.priority']],
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
      'steps that earn more than all',
      { scorings: scoring({ form: 'steps', by: 'completion', steps: [{ from: 0, below: null, share: 2 }] }) },
      ['scorings.0.steps.0.share'],
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

  it('and what an office may want is not', () => {
    expect(
      refusedAt({
        caps: [cap(0.7, 0.8, 89), cap(0, 0.7, 79)],
        'tiers.1.low': 0.65,
        'tiers.1.evaluation': 0.8,
        execution_bands: [band(0.95, null, 1), band(0.5, 0.95, 0.6)],
        scorings: scoring({ over: { effect: 'points', from: 1.3, points: 2 } }),
        scoring_rules: rule({ direction: 'by', scheme: 'one' }),
        schemes: scheme({
          levels: [
            { level1: '决策', weight: 30 },
            { level1: 'output', weight: 60 },
          ],
        }),
        ...setting('execution_weight', 0),
        ...setting('far_above_from', 1),
      }),
    ).toEqual([]);
  });
});
