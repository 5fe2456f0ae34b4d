import { text } from '../../../analytics/core/language/text.ts';
import { type Model, readModels } from '../../../analytics/models/catalogue.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import { asset } from '../../../functions/adapters/assets.ts';
import { defaultPolicy, policyWith } from '../../analytics/evaluation/year.ts';
import { otherCaps, otherRules } from '../other-rules.ts';
import { drawnYear } from './year.ts';

/** A drawn year, and how it is looked at. */
export interface DrawnWorld {
  readonly name: string;
  readonly given: ReturnType<typeof drawnYear>;
  readonly policy: Policy;
  readonly through: string;
}

export const everyModel: readonly Model[] = await readModels(asset);

/** Settings at the end of what they may be, and shares that leave something to round. */
const strict: Parameters<typeof policyWith>[0] = {
  at_least_formula: 'pass_line',
  at_least_pass_line: 1,
  statutory_floor_share: 0.333,
  staff_floor_share: 0.777,
  outside_tier: 'refuse',
  framework_share: 0.333,
  rounding_decimals: 0,
};

const slip = (found: Partial<Policy['known_slips'][number]>, says: string): Policy['known_slips'][number] => ({
  ...{ kind: '*', level: '*', key: '*', measure: '*', period: '*' },
  ...found,
  note: text(says, says),
});

/** Known errors of the source, some of which speak of the same figure. */
const slips: Policy['known_slips'] = [
  slip({ level: 'unit', measure: 'spent_amount', gives: '0' }, '单位的执行数'),
  slip({ level: 'unit', period: '2025-12' }, '单位十二月'),
  slip({ level: 'unit', key: '101001', period: '2025-12', gives: '100' }, '一个单位十二月'),
  slip({ level: 'project', measure: 'execution_rate', gives: '0%' }, '项目的执行率'),
  slip({ kind: 'published', level: 'district', measure: 'rows', period: '2025-06' }, '全区六月的行数'),
  slip({ kind: 'other', level: 'department' }, '别的来源'),
];

/** The drawn years whose figures are pinned in `test/golden/drawn/`. */
export const drawnWorlds: readonly DrawnWorld[] = [
  {
    name: 'december',
    given: drawnYear('1'),
    policy: policyWith({}, { known_slips: slips }),
    through: '2025-12',
  },
  { name: 'august', given: drawnYear('2'), policy: defaultPolicy, through: '2025-08' },
  { name: 'other-rules', given: drawnYear('3'), policy: policyWith(otherRules, otherCaps), through: '2025-12' },
  { name: 'strict', given: drawnYear('4'), policy: policyWith(strict), through: '2025-12' },
];
