import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { DamagedEventError, LedgerDamagedError } from '../../../analytics/core/ports/ledger.ts';
import { documentAt } from '../../../analytics/lake/document.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { type KeptRun, keptPart, type RunRecord, runIdOf } from '../../../analytics/run/record.ts';
import { differences } from '../../../analytics/verify/differences.ts';
import type { Finding } from '../../../analytics/verify/finding.ts';
import { runsStream } from '../record/step.ts';
import { verifyObject } from './objects.ts';

/** Whether the ledger says that the run was completed; a damaged stream is the ledger check's to name. */
const isRecorded = async ({ ledger }: Pick<Effects, 'ledger'>, id: string): Promise<boolean> => {
  try {
    return (await ledger.read(runsStream)).some(({ kind, data }) => kind === 'run.completed' && data.run === id);
  } catch (cause) {
    if (cause instanceof DamagedEventError || cause instanceof LedgerDamagedError) return true;
    throw cause;
  }
};

/**
 * Checks what a record says of its run against what was kept of it: the object in the store, by its digest, and the ledger's run.completed.
 * Gives back the kept run where it is intact, else what the record says, to go on with.
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
  const damage = await verifyObject(effects, { key, digest: record.id, about: 'run.json' });
  const kept: KeptRun = damage ? said : ((await documentAt(effects.store, key)) as KeptRun);
  if (damage) findings.push(damage);
  const changed = damage ? differences({ id: runIdOf(said) }, { id: record.id }) : differences(kept, said);
  for (const { path, before, after } of changed)
    findings.push({ code: 'record_changed', place: path, expected: before, found: after, about: 'run.json' });
  return { run: kept, findings };
};
