import type { Text } from '../../core/language/text.ts';
import type { ComputedRow } from '../measures.ts';
import type { Policy, Settings } from '../schema.ts';
import type { Scoring } from '../scorings.ts';

/**
 * An indicator as it is declared and answered, the money of an execution rate, in one or in parts, or the facts of a
 * computed row.
 */
export type ExampleRow =
  | {
      readonly direction: string;
      readonly target?: number;
      readonly high?: number;
      readonly day?: string;
      readonly actual?: number;
      readonly done?: string;
      readonly tier?: string;
      readonly points?: number;
      readonly level1?: string;
    }
  | Money
  | {
      readonly direction: string;
      readonly target: number;
      readonly formula: ComputedRow['formula'];
      readonly numerator: number;
      readonly denominator: number;
    }
  | { readonly parts: readonly (Money & { readonly name: string; readonly weight: number })[] };

/** The money of an execution rate, or of a part of it. */
interface Money {
  readonly budget: number;
  readonly spent: number;
}

/**
 * One rule at work: under which setting or scoring, on which row of weight 10, with what arithmetic, for how many
 * points.
 */
export interface RuleExample {
  readonly rule: Text;
  readonly settings: Partial<Readonly<Record<keyof Settings, string | number | null>>>;
  readonly scoring: Scoring | null;
  readonly row: ExampleRow;
  readonly how: string;
  readonly points: string;
}

/** What an example takes for granted unless it is about it. */
const granted: RuleExample['settings'] = {
  rounding_mode: 'half_up',
  rounding_decimals: 2,
  execution_rate_decimals: null,
  at_least_formula: 'proportional',
};

const computes = ({ schemes, department_schemes }: Policy): boolean =>
  [...schemes, ...department_schemes].some(({ computed = [] }) => computed.length > 0);

/**
 * Whether an example of the settings holds under a policy: it has every setting that the example rests on, and rows to
 * compute where it computes one.
 */
export const holdsUnder = (policy: Policy, { settings, scoring, row }: RuleExample): boolean =>
  scoring === null &&
  !('tier' in row) &&
  (!('formula' in row) || computes(policy)) &&
  !('parts' in row) &&
  !Object.values(settings).includes('banded') &&
  Object.entries({ ...granted, ...settings }).every(
    ([name, value]) => policy.settings[name as keyof Settings].value === value,
  );
