import { keys } from '../../analytics/lake/keys.ts';
import type { RunRecord } from '../../analytics/models/run-record.ts';
import type { Effects } from '../../analytics/ports/effects.ts';
import { ObjectNotFoundError } from '../../analytics/ports/object-store.ts';
import { runsStream } from './step.ts';

/** What is kept of a run can't be read; the ledger or the store names it. */
export class RunUnreadableError extends Error {
  override readonly name = 'RunUnreadableError';
  readonly key: string;
  constructor(key: string, options?: ErrorOptions) {
    super(`the record of a run at ${key} can't be read`, options);
    this.key = key;
  }
}

/** The id of the run completed last; where the ledger knows of none, of any run that the store keeps all the same. */
const lastId = async ({ ledger, store }: Pick<Effects, 'ledger' | 'store'>): Promise<string | null> => {
  const last = (await ledger.read(runsStream)).at(-1);
  if (last) return String(last.data.run);
  for await (const { key } of store.list('runs/')) return key.slice('runs/'.length, -'.json'.length);
  return null;
};

/** The record of the last run of a data directory, unchecked; null where there was none. Throws RunUnreadableError. */
export const lastRun = async (effects: Pick<Effects, 'ledger' | 'store'>): Promise<RunRecord | null> => {
  const id = await lastId(effects);
  if (id === null) return null;
  const key = keys.run(id);
  try {
    return { ...JSON.parse(new TextDecoder().decode(await effects.store.get(key))), id, secondsPerStep: {} };
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof ObjectNotFoundError) throw new RunUnreadableError(key, { cause });
    throw cause;
  }
};
