import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { DamagedEventError, LedgerDamagedError, type LedgerEvent } from '../../../analytics/core/ports/ledger.ts';
import { documentAt } from '../../../analytics/lake/document.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { type KeptRun, keptPart, type RunRecord, runIdOf } from '../../../analytics/run/record.ts';
import { differences } from '../../../analytics/verify/differences.ts';
import type { Finding } from '../../../analytics/verify/finding.ts';
import { runsStream, secondsIn } from '../record/step.ts';
import { verifyObject } from './objects.ts';

/** What the ledger says of the run's completion: its event, or that there is none; a damaged stream is the ledger check's to name. */
const completionOf = async (
  { ledger }: Pick<Effects, 'ledger'>,
  id: string,
): Promise<LedgerEvent | 'absent' | 'unreadable'> => {
  try {
    const runs = await ledger.read(runsStream);
    return runs.find(({ kind, data }) => kind === 'run.completed' && data.run === id) ?? 'absent';
  } catch (cause) {
    if (cause instanceof DamagedEventError || cause instanceof LedgerDamagedError) return 'unreadable';
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
  const completion = await completionOf(effects, record.id);
  if (completion === 'absent') {
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
  const seconds =
    typeof completion === 'object'
      ? differences(secondsIn(completion.data), record.secondsPerStep, 'secondsPerStep')
      : [];
  const changed = damage ? differences({ id: runIdOf(said) }, { id: record.id }) : differences(kept, said);
  for (const { path, before, after } of [...changed, ...seconds])
    findings.push({ code: 'record_changed', place: path, expected: before, found: after, about: 'run.json' });
  return { run: kept, findings };
};
