import type { Effects } from '../../analytics/core/ports/effects.ts';
import type { Policy } from '../../analytics/policy/schema.ts';
import { type BuildRequest, type Built, buildStep } from '../steps/compute/step.ts';
import { takeSnapshot } from '../steps/snapshot/step.ts';
import { InputError } from './failure.ts';
import { type CommonOptions, dataFolder, type Io } from './outcome.ts';
import { policyOfFile } from './policy-file.ts';
import { problems } from './problems.ts';
import { openLocal } from './wiring.ts';

export interface Wanted {
  readonly through: string | null;
  /** Where no period is named, the year to take the last one of. */
  readonly fiscalYear?: number;
  readonly envelopeAmount: string | null;
}

/**
 * What a build of everything taken in so far needs, under the policy named or in force; throws InputError where nothing
 * was accepted yet.
 */
export const presentState = async (
  effects: Effects,
  { policy }: Pick<CommonOptions, 'policy'>,
  wanted: Wanted,
): Promise<BuildRequest> => {
  const snapshot = await takeSnapshot(effects);
  if (!snapshot.files.some(({ state }) => state !== 'refused')) throw new InputError(problems.noData());
  return { snapshot, policy: await policyOfFile(effects, policy ?? null), ...wanted };
};

/** Builds the data directory’s present state and hands the session over; everything is closed afterwards. */
export const withBuilt = async <T>(
  options: CommonOptions,
  wanted: Wanted,
  io: Io,
  use: (built: Built, effects: Effects, policy: Policy) => Promise<T>,
): Promise<T> => {
  const local = await openLocal(dataFolder(options, io), io);
  try {
    const request = await presentState(local.effects, options, wanted);
    const built = await buildStep(local.effects, request);
    try {
      return await use(built, local.effects, request.policy);
    } finally {
      await built.session.close();
    }
  } finally {
    await local.close();
  }
};
