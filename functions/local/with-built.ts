import type { Policy } from '../../analytics/policy/schema.ts';
import type { Effects } from '../../analytics/ports/effects.ts';
import { problems } from '../../analytics/words/problems.ts';
import { type Built, buildStep } from '../build/step.ts';
import { takeSnapshot } from '../snapshot/step.ts';
import { InputError } from './failure.ts';
import { type CommonOptions, dataFolder, type Io } from './outcome.ts';
import { policyInForce } from './policy-file.ts';
import { openLocal } from './wiring.ts';

export interface Wanted {
  readonly through: string | null;
  readonly envelopeAmount: string | null;
}

/** Builds the data directory’s present state and hands the session over; everything is closed afterwards. */
export const withBuilt = async <T>(
  options: CommonOptions,
  wanted: Wanted,
  io: Io,
  use: (built: Built, effects: Effects, policy: Policy) => Promise<T>,
): Promise<T> => {
  const local = await openLocal(dataFolder(options, io), io);
  try {
    const snapshot = await takeSnapshot(local.effects);
    if (!snapshot.files.some(({ state }) => state === 'accepted')) throw new InputError(problems.noData());
    const policy = await policyInForce(local.effects, options.policy ?? null);
    const built = await buildStep(local.effects, { snapshot, policy, ...wanted });
    try {
      return await use(built, local.effects, policy);
    } finally {
      await built.session.close();
    }
  } finally {
    await local.close();
  }
};
