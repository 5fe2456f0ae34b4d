import type { Policy } from '../../analytics/policy/schema.ts';
import type { policyWith } from '../analytics/evaluation/year.ts';

/** Every choice of the policy that is not the default's, as far as they go together. */
export const otherRules: Parameters<typeof policyWith>[0] = {
  money_kinds: 'current',
  execution_denominator: 'initial',
  zero_denominator: 'unrated',
  money_light_measure: 'ratio',
  indicator_blue_from: 1.1,
  overspend_is_red: 'no',
  project_light_rule: 'worst_indicator',
  execution_scoring: 'banded',
  execution_without_budget: 'as_others',
  execution_rate_decimals: 4,
  at_least_formula: 'pass_line',
  at_most_formula: 'ratio',
  equal_formula: 'symmetric',
  outside_tier: 'refuse',
  judged_points: 'comparison',
  satisfaction_formula: 'threshold',
  far_above_deduction: 0.5,
  rounding_mode: 'half_even',
  rounding_decimals: 1,
  missing_self_evaluation: 'year_end_values',
  missing_self_evaluation_deduction: 5,
  self_evaluation_due: '01-31',
  late_self_evaluation_deduction: 2,
  fund_without_budget_rule: 'grade',
};

/** Caps on the score by the execution rate. */
export const otherCaps = {
  caps: [
    { from: 0.8, below: 0.95, cap: 89, clause: '试' },
    { from: 0, below: 0.8, cap: 79, clause: '试' },
  ],
} satisfies Partial<Policy>;
