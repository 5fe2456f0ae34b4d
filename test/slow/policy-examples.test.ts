import { describe, expect, it } from 'vitest';
import type { Policy } from '../../analytics/policy/schema.ts';
import { ruleExamples } from '../../analytics/policy/worked/catalogue.ts';
import type { RuleExample } from '../../analytics/policy/worked/example.ts';
import { evaluate, type Given, policyWith } from '../analytics/evaluation/year.ts';

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

/** The money of an example as rows of the execution file, one part's under a fund of its name. */
const executionOf = (row: RuleExample['row']): readonly Given[] =>
  'parts' in row
    ? row.parts.map(({ name, budget, spent }) => ({
        project_code: 'P',
        period: '2025-12',
        fund_source: name,
        adjusted_amount: budget,
        spent_amount: spent,
      }))
    : [];

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

const yearOf = ({ row, scoring }: RuleExample) => {
  if ('formula' in row) return computedYear(row);
  const money =
    'parts' in row
      ? { budget: sum(row.parts.map(({ budget }) => budget)), spent: sum(row.parts.map(({ spent }) => spent)) }
      : 'budget' in row
        ? row
        : { budget: 100, spent: 100 };
  const indicator: Given[] =
    'budget' in row || 'parts' in row
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
    staging_execution: executionOf(row),
    staging_indicator: indicator,
    staging_self_evaluation:
      'budget' in row || 'parts' in row
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
    const { row: money } = example;
    const parts = 'parts' in money ? money.parts : [];
    const policy = policyWith(example.settings, {
      scorings: example.scoring ? [example.scoring] : [],
      schemes: 'formula' in money ? [computedScheme(money)] : [],
      execution_parts: parts.map(({ name, weight }, index) => ({
        code: `part_${index}`,
        name: { zh: name, en: name },
        fund_source: name,
        weight,
        clause: '算例',
      })),
    });
    const { evaluation_indicator = [] } = await evaluate(yearOf(example), policy, '2025-12', ['evaluation_indicator']);
    const isScored = ({ indicator_code: code, level1 }: { indicator_code?: unknown; level1?: unknown }): boolean => {
      if ('formula' in money) return code === 'row';
      return (level1 === 'execution') === ('budget' in money || 'parts' in money);
    };
    const scored = evaluation_indicator.filter(isScored);
    expect(sum(scored.map(({ points }) => Number(points))).toFixed(2)).toBe(example.points);
  });
});
