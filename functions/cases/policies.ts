import { loadPolicy } from '../../analytics/policy/load.ts';
import type { Policy, Settings } from '../../analytics/policy/schema.ts';
import type { Case } from './facts.ts';
import { fundOf, scoredMoney } from './render.ts';

type Values = Partial<{ readonly [Name in keyof Settings]: Settings[Name]['value'] }>;

const withValues = (policy: Policy, values: Values): Policy => ({
  ...policy,
  settings: Object.fromEntries(
    Object.entries(policy.settings).map(([name, entry]) => [
      name,
      Object.hasOwn(values, name) ? { ...entry, value: values[name as keyof Settings] } : entry,
    ]),
  ) as Settings,
});

/** The policy a form's office used: the one beside it, else the default with what the form itself states. */
export const policyOf = (form: Case, written: string | undefined, defaults: Policy): Policy =>
  written === undefined
    ? withValues(defaults, {
        execution_weight: form.budget.weight ?? 0,
        execution_denominator: form.denominator ?? 'adjusted',
      })
    : loadPolicy(written);

/** The code of the part that a form's line of money with points of its own is rated as. */
export const partCode = (index: number): string => `line_${index + 1}`;

/** The policy under which each line of money with points of its own is a part of the execution rate. */
export const withParts = (form: Case, policy: Policy): Policy => {
  const lines = scoredMoney(form);
  const parted = withValues(policy, { execution_weight: lines.reduce((sum, { weight }) => sum + weight, 0) });
  return {
    ...parted,
    schemes: [],
    execution_parts: lines.map((line, index) => ({
      code: partCode(index),
      name: { zh: fundOf(line), en: fundOf(line) },
      fund_source: fundOf(line),
      weight: line.weight,
      clause: '表上所列 as the form has it',
    })),
  };
};

/** A way in which offices round that a form does not state, in words. */
export interface Rounding {
  readonly says: string;
  readonly of: (policy: Policy) => Policy;
}

/** As the policy says first; then what is seen on forms. */
export const roundings: readonly Rounding[] = [
  { says: '', of: (policy) => policy },
  {
    says: '执行率先舍入到 0.01%,得分四舍六入五成双',
    of: (policy) => withValues(policy, { execution_rate_decimals: 4, rounding_mode: 'half_even' }),
  },
  { says: '执行率先舍入到 0.01%', of: (policy) => withValues(policy, { execution_rate_decimals: 4 }) },
  { says: '得分取整', of: (policy) => withValues(policy, { rounding_decimals: 0 }) },
  { says: '得分取一位小数', of: (policy) => withValues(policy, { rounding_decimals: 1 }) },
  { says: '得分去尾取整', of: (policy) => withValues(policy, { rounding_decimals: 0, rounding_mode: 'down' }) },
  { says: '得分去尾', of: (policy) => withValues(policy, { rounding_mode: 'down' }) },
];
