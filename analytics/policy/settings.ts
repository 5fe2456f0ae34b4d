import { z } from 'zod';
import { allocationSettings } from './settings/allocation.ts';
import { type Described, described } from './settings/kinds.ts';
import { monitoringSettings } from './settings/monitoring.ts';
import { scoringSettings } from './settings/scoring.ts';
import { totalsSettings } from './settings/totals.ts';

/**
 * The settings of a policy: what each decides and what may stand there. Each becomes a column of the one-row table
 * `policy`, a row of the method page and of docs/policy.md.
 */
export const settingsSchema = z.strictObject({
  ...monitoringSettings,
  ...scoringSettings,
  ...totalsSettings,
  ...allocationSettings,
});

type Name = keyof typeof settingsSchema.shape;

export const isSetting = (name: string): name is Name => Object.hasOwn(settingsSchema.shape, name);

/** What a setting decides, what its choices mean, and its SQL type. */
export const describeSetting = (name: string): Described => {
  const found = isSetting(name) ? described.get(settingsSchema.shape[name]) : undefined;
  if (!found) throw new RangeError(`no setting of a policy is called ${name}`);
  return found;
};
