import { describe, expect, it } from 'vitest';
import { ruleExamples } from '../../../analytics/policy/worked/catalogue.ts';
import type { RuleExample } from '../../../analytics/policy/worked/example.ts';
import { evaluate, type Given, policyWith } from '../evaluation/year.ts';

const yearOf = ({ row, scoring }: RuleExample) => {
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
    const policy = policyWith(example.settings, { scorings: example.scoring ? [example.scoring] : [] });
    const { evaluation_indicator = [] } = await evaluate(yearOf(example), policy);
    const code = 'budget' in example.row ? 'EXECUTION' : '01';
    expect(evaluation_indicator.find((row) => row.indicator_code === code)?.points).toBe(example.points);
  });
});
