import { type Model, readModels } from '../../analytics/models/catalogue.ts';
import type { Policy } from '../../analytics/policy/schema.ts';
import { asset } from '../../functions/adapters/assets.ts';
import { defaultPolicy, policyWith } from '../analytics/evaluation/year.ts';
import { drawnYear } from './drawn-year.ts';
import { otherCaps, otherRules } from './other-rules.ts';

/** A drawn year, and how it is looked at. */
export interface DrawnWorld {
  readonly name: string;
  readonly given: ReturnType<typeof drawnYear>;
  readonly policy: Policy;
  readonly through: string;
}

export const everyModel: readonly Model[] = await readModels(asset);

/** The drawn years whose figures are pinned in `test/golden/drawn/`. */
export const drawnWorlds: readonly DrawnWorld[] = [
  { name: 'december', given: drawnYear('1'), policy: defaultPolicy, through: '2025-12' },
  { name: 'august', given: drawnYear('2'), policy: defaultPolicy, through: '2025-08' },
  { name: 'other-rules', given: drawnYear('3'), policy: policyWith(otherRules, otherCaps), through: '2025-12' },
];
