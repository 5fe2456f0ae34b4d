import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { ObjectNotFoundError } from '../../../analytics/core/ports/object-store.ts';
import { documentAt } from '../../../analytics/lake/document.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { completions, runsStream, standingRuns } from '../../../analytics/ledger/streams/runs.ts';
import { isRunRecord, type RunRecord } from '../../../analytics/run/record.ts';

/** What is kept of a run can't be read; the ledger or the store names it. */
export class RunUnreadableError extends Error {
  override readonly name = 'RunUnreadableError';
  readonly key: string;
  constructor(key: string, options?: ErrorOptions) {
    super(`the record of a run at ${key} can't be read`, options);
    this.key = key;
  }
}

const recordOf = async ({ store }: Pick<Effects, 'store'>, id: string): Promise<RunRecord> => {
  const key = keys.run(id);
  try {
    const record = { ...((await documentAt(store, key)) as object), id, secondsPerStep: {} };
    if (isRunRecord(record)) return record;
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof ObjectNotFoundError)
      throw new RunUnreadableError(key, { cause });
    throw cause;
  }
  throw new RunUnreadableError(key);
};

/**
 * The record of the last run that was completed and not set aside for a later month's, unchecked; null where there was
 * none. Throws RunUnreadableError.
 */
export const lastRun = async (effects: Pick<Effects, 'ledger' | 'store'>): Promise<RunRecord | null> => {
  const last = standingRuns(await effects.ledger.read(runsStream)).at(-1);
  return last ? recordOf(effects, String(last.data.run)) : null;
};

/**
 * The record of a run that the ledger says was completed, unchecked; null where it does not. Throws RunUnreadableError.
 */
export const runNamed = async (effects: Pick<Effects, 'ledger' | 'store'>, id: string): Promise<RunRecord | null> =>
  completions(await effects.ledger.read(runsStream)).some(({ data }) => data.run === id) ? recordOf(effects, id) : null;

/**
 * The record of any run that the store keeps, whether the ledger knows of it or not; null where it keeps none. Throws
 * RunUnreadableError.
 */
export const anyRun = async (effects: Pick<Effects, 'store'>): Promise<RunRecord | null> => {
  for await (const { key } of effects.store.list('runs/'))
    return recordOf(effects, key.slice('runs/'.length, -'.json'.length));
  return null;
};
