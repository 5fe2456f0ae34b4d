import { loadPolicy } from '../../analytics/policy/load.ts';
import type { Policy } from '../../analytics/policy/schema.ts';
import { asset } from '../../functions/adapters/assets.ts';
import { makeSample } from '../../functions/sample/make.ts';
import type { BuildRequest } from '../../functions/steps/compute/step.ts';
import { ingest } from '../../functions/steps/ingest/step.ts';
import { takeSnapshot } from '../../functions/steps/snapshot/step.ts';
import { policyWith } from '../analytics/evaluation/year.ts';
import { type Office, openOffice } from './office.ts';

/** A small fictional district whose files an office took in, and the runs that are looked at. */
export interface SampleYear {
  readonly office: Office;
  readonly runs: Readonly<Record<string, BuildRequest>>;
}

/** Every choice of the policy that is not the default's, as far as they go together. */
const otherRules: Parameters<typeof policyWith>[0] = {
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

const caps: Policy['caps'] = [
  { from: 0.8, below: 0.95, cap: 89, clause: '试' },
  { from: 0, below: 0.8, cap: 79, clause: '试' },
];

/** Takes the small district's files in; the caller closes the office. */
export const openSampleYear = async (): Promise<SampleYear> => {
  const { files } = makeSample({ seed: 11, departments: 8, projects: 36 }, await asset('policy/default.yaml'));
  const office = await openOffice();
  const uploads = files
    .filter(({ path }) => /\.(csv|xlsx)$/.test(path))
    .map(({ path, bytes }) => ({ name: path, bytes: async () => bytes }));
  await ingest(office.effects, uploads);
  const snapshot = await takeSnapshot(office.effects);
  const policy = loadPolicy(await asset('policy/default.yaml'));
  const whole = { snapshot, policy, through: '2025-12', envelopeAmount: null };
  return {
    office,
    runs: {
      december: whole,
      august: { ...whole, through: '2025-08' },
      'other-rules': { ...whole, policy: policyWith(otherRules, { caps }) },
    },
  };
};
