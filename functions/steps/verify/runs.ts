import { sha256 } from '../../../analytics/core/digest.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { DamagedEventError, LedgerDamagedError, type StreamHead } from '../../../analytics/core/ports/ledger.ts';
import { ObjectNotFoundError } from '../../../analytics/core/ports/object-store.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { completions, runsStream } from '../../../analytics/ledger/streams/runs.ts';
import { type KeptRun, recordName } from '../../../analytics/run/record.ts';
import type { Finding } from '../../../analytics/verify/finding.ts';

/** Every run that was completed, in order. */
export const completedRuns = async ({
  ledger,
}: Pick<Effects, 'ledger'>): Promise<readonly { readonly id: string; readonly at: string }[]> => {
  try {
    return completions(await ledger.read(runsStream)).map(({ data, at }) => ({ id: String(data.run), at }));
  } catch (cause) {
    // The ledger check names what is damaged.
    if (cause instanceof DamagedEventError || cause instanceof LedgerDamagedError) return [];
    throw cause;
  }
};

/**
 * What every completed run saw of the ledger's streams, and the runs of which nothing is kept any more; a changed
 * record is the store check's to name.
 */
export const verifyRuns = async (
  effects: Pick<Effects, 'store' | 'ledger'>,
): Promise<{ readonly heads: readonly StreamHead[]; readonly findings: readonly Finding[] }> => {
  const heads: StreamHead[] = [];
  const findings: Finding[] = [];
  for (const { id } of await completedRuns(effects)) {
    const key = keys.run(id);
    try {
      const bytes = await effects.store.get(key);
      if (sha256(bytes) === id) heads.push(...(JSON.parse(new TextDecoder().decode(bytes)) as KeptRun).streams);
    } catch (cause) {
      if (!(cause instanceof ObjectNotFoundError)) throw cause;
      findings.push({ code: 'object_missing', place: key, expected: id, found: 'absent', about: recordName });
    }
  }
  return { heads, findings };
};
