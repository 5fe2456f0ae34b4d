import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Effects } from '../../analytics/core/ports/effects.ts';
import { DamagedEventError, LedgerDamagedError } from '../../analytics/core/ports/ledger.ts';
import { keys } from '../../analytics/lake/keys.ts';
import { completions, runsStream } from '../../analytics/ledger/streams/runs.ts';
import { isRunRecord, type RunRecord, recordName } from '../../analytics/run/record.ts';
import { readDataDirectory } from './data-directory.ts';
import { InputError } from './failure.ts';
import { problems } from './problems.ts';

type Kept = Pick<Effects, 'ledger' | 'store'>;

const isCompleted = async ({ ledger }: Kept, id: string): Promise<boolean> => {
  try {
    return completions(await ledger.read(runsStream)).some(({ data }) => data.run === id);
  } catch (cause) {
    // Damaged it may well be the run's own: `verify` names what is wrong.
    if (cause instanceof DamagedEventError || cause instanceof LedgerDamagedError) return true;
    throw cause;
  }
};

/**
 * Whether a data directory knows nothing of a run: the ledger not its completion, and the store neither its record nor
 * the snapshot it was computed from. Of a run whose trace was only damaged or lost in part something is left.
 */
export const isOfOtherData = async (
  kept: Kept,
  { id, snapshot }: Pick<RunRecord, 'id' | 'snapshot'>,
): Promise<boolean> => {
  const has = async (key: string): Promise<boolean> => {
    for await (const found of kept.store.list(key)) if (found.key === key) return true;
    return false;
  };
  return !(await isCompleted(kept, id)) && !(await has(keys.run(id))) && !(await has(keys.snapshot(snapshot)));
};

/** The record of the result that a folder holds; null where it holds none that can be read. */
const recordIn = async (folder: string): Promise<RunRecord | null> => {
  const file = join(folder, recordName);
  if (!existsSync(file)) return null;
  try {
    const record: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isRunRecord(record) ? record : null;
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
};

/** Whether an output folder holds the result of another data directory than this one, which may not be there yet. */
export const holdsOthersResult = async (folder: string, data: string): Promise<boolean> => {
  const record = await recordIn(folder);
  if (!record) return false;
  const kept = await readDataDirectory(data);
  if (!kept) return true;
  try {
    return await isOfOtherData(kept, record);
  } finally {
    await kept.close();
  }
};

/**
 * Throws InputError where an output folder holds the result of another data directory, such as another district's: it
 * would be lost.
 */
export const refuseOthersResult = async (folder: string, data: string): Promise<void> => {
  if (await holdsOthersResult(folder, data)) throw new InputError(problems.folderOfOtherData(folder));
};
