import { describe, expect, it } from 'vitest';
import type { Policy } from '../../../analytics/policy/schema.ts';
import { ruleExamples } from '../../../analytics/policy/worked/catalogue.ts';
import type { RuleExample } from '../../../analytics/policy/worked/example.ts';
import { evaluate, type Given, policyWith } from '../evaluation/year.ts';

type Computed = Extract<RuleExample['row'], { formula: string }>;

/** A year in which the row is computed of facts, and the scheme that computes it. */
const computedYear = ({ numerator, denominator }: Computed) => ({
  monitoring_project: [{ project_code: 'P', budget_amount: 100, spent_amount: 100 }],
  staging_project: [{ project_code: 'P', project_type: 'specific' }],
  staging_project_fact: [
    { project_code: 'P', fact_code: 'actual_output', fact_value: numerator },
    { project_code: 'P', fact_code: 'planned_output', fact_value: denominator },
  ],
  staging_indicator: [
    { project_code: 'P', indicator_code: '02', level1: 'output', direction: '>=', target_value: 1, weight: 80 },
  ],
  staging_self_evaluation: [{ project_code: 'P', indicator_code: '02', actual_value: 1 }],
});

const computedScheme = ({ direction, target, formula }: Computed): Policy['schemes'][number] => ({
  code: 'example',
  name: { zh: '算例', en: 'example' },
  about: { zh: '算例', en: 'example' },
  for: [{ project_type: 'specific' }],
  execution_weight: 10,
  levels: [],
  computed: [
    {
      code: 'row',
      name: { zh: '比率', en: 'rate' },
      level1: 'output',
      weight: 10,
      numerator: 'actual_output',
      denominator: 'planned_output',
      formula,
      direction: direction as '>=',
      target,
      clause: '算例',
    },
  ],
  clause: '算例',
});

const yearOf = ({ row, scoring }: RuleExample) => {
  if ('formula' in row) return computedYear(row);
  const money = 'budget' in row ? row : { budget: 100, spent: 100 };
  const indicator: Given[] =
    'budget' in row
      ? []
      : [
          {
            project_code: 'P',
            indicator_code: '01',
            level1: row.level1 ?? 'output',
            direction: row.direction,
            target_value: row.target ?? null,
            target_high: row.high ?? null,
            target_date: row.day ?? null,
            weight: 10,
            scoring: scoring ? scoring.code : null,
          },
        ];
  return {
    monitoring_project: [{ project_code: 'P', budget_amount: money.budget, spent_amount: money.spent }],
    staging_indicator: indicator,
    staging_self_evaluation:
      'budget' in row
        ? []
        : [
            {
              project_code: 'P',
              indicator_code: '01',
              actual_value: row.actual ?? null,
              actual_date: row.done ?? null,
              tier: row.tier ?? null,
              declared_points: row.points ?? null,
            },
          ],
  };
};

describe('the worked example of a rule', () => {
  it.each(ruleExamples.map((example) => [example.rule.zh, example] as const))('%s', async (_, example) => {
    const policy = policyWith(example.settings, {
      scorings: example.scoring ? [example.scoring] : [],
      schemes: 'formula' in example.row ? [computedScheme(example.row)] : [],
    });
    const { evaluation_indicator = [] } = await evaluate(yearOf(example), policy);
    const code = 'budget' in example.row ? 'EXECUTION' : 'formula' in example.row ? 'row' : '01';
    expect(evaluation_indicator.find((row) => row.indicator_code === code)?.points).toBe(example.points);
  });
});
