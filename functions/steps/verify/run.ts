import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { DamagedEventError, LedgerDamagedError } from '../../../analytics/core/ports/ledger.ts';
import { documentAt } from '../../../analytics/lake/document.ts';
import { keys, namedDigest } from '../../../analytics/lake/keys.ts';
import { completions, runsStream } from '../../../analytics/ledger/streams/runs.ts';
import { type KeptRun, keptPart, type RunRecord, recordName, runIdOf } from '../../../analytics/run/record.ts';
import { type Difference, differences } from '../../../analytics/verify/differences.ts';
import type { Finding } from '../../../analytics/verify/finding.ts';
import { verifyObject } from './objects.ts';

/** Whether the ledger says that the run was completed; a damaged stream is the ledger check's to name. */
const isRecorded = async ({ ledger }: Pick<Effects, 'ledger'>, id: string): Promise<boolean> => {
  try {
    return completions(await ledger.read(runsStream)).some(({ data }) => data.run === id);
  } catch (cause) {
    if (cause instanceof DamagedEventError || cause instanceof LedgerDamagedError) return true;
    throw cause;
  }
};

/**
 * Where the seconds in a record are not those of any time that the run was done; a record out of the store says none.
 */
const changedSeconds = async (
  effects: Pick<Effects, 'store'>,
  { id, secondsPerStep: said }: RunRecord,
): Promise<readonly Difference[]> => {
  const kept: unknown[] = [];
  for await (const { key } of effects.store.list(keys.timings(id))) {
    const digest = namedDigest(key) ?? '';
    // A damaged one is the store check's to name.
    if ((await verifyObject(effects, { key, digest, about: '' })) === null)
      kept.push(await documentAt(effects.store, key));
  }
  const changes = kept.map((each) => differences(each, said, 'secondsPerStep'));
  const saysNone = said !== undefined && Object.keys(said).length === 0;
  return saysNone || changes.some(({ length }) => length === 0) ? [] : (changes[0] ?? []);
};

/**
 * Checks what a record says of its run against what was kept of it: the object in the store, by its digest, and the
 * ledger's run.completed. Gives back the kept run where it is intact, else what the record says, to go on with.
 */
export const verifyRun = async (
  effects: Pick<Effects, 'store' | 'ledger'>,
  record: RunRecord,
): Promise<{ readonly run: KeptRun; readonly findings: readonly Finding[] }> => {
  const key = keys.run(record.id);
  const said = keptPart(record);
  const findings: Finding[] = [];
  if (!(await isRecorded(effects, record.id))) {
    findings.push({
      code: 'run_not_recorded',
      place: record.id,
      expected: 'run.completed',
      found: 'absent',
      about: runsStream,
    });
  }
  const damage = await verifyObject(effects, { key, digest: record.id, about: recordName });
  const kept: KeptRun = damage ? said : ((await documentAt(effects.store, key)) as KeptRun);
  if (damage) findings.push(damage);
  const seconds = damage ? [] : await changedSeconds(effects, record);
  const changed = damage ? differences({ id: runIdOf(said) }, { id: record.id }) : differences(kept, said);
  for (const { path, before, after } of [...changed, ...seconds])
    findings.push({ code: 'record_changed', place: path, expected: before, found: after, about: recordName });
  return { run: kept, findings };
};
