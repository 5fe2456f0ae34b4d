import { canonicalBytes } from '../../../analytics/core/digest.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { type Snapshot, snapshotOf } from '../../../analytics/lake/snapshot.ts';
import { headOf } from '../../../analytics/ledger/event.ts';
import { currentFiles } from '../../../analytics/ledger/streams/current-files.ts';
import { intakeStream } from '../../../analytics/ledger/streams/intake.ts';

/** Exactly the files that a run of this moment may see; nothing is written. */
export const presentSnapshot = async ({ ledger }: Pick<Effects, 'ledger'>): Promise<Snapshot> => {
  const events = await ledger.read(intakeStream);
  return snapshotOf({ files: currentFiles(events), streams: [{ stream: intakeStream, ...headOf(events) }] });
};

/**
 * Writes down exactly which files a run may see. The same ledger gives the same snapshot, however often it is taken.
 */
export const takeSnapshot = async (effects: Pick<Effects, 'ledger' | 'store'>): Promise<Snapshot> => {
  const snapshot = await presentSnapshot(effects);
  await effects.store.put(keys.snapshot(snapshot.id), canonicalBytes(snapshot));
  return snapshot;
};
