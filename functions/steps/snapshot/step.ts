import { canonicalBytes } from '../../../analytics/core/digest.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { type Snapshot, snapshotOf } from '../../../analytics/lake/snapshot.ts';
import { headOf } from '../../../analytics/ledger/event.ts';
import { currentFiles } from '../../../analytics/ledger/streams/current-files.ts';
import { intakeStream } from '../../../analytics/ledger/streams/intake.ts';

/**
 * Writes down exactly which files a run may see. The same ledger gives the same snapshot, however often it is taken.
 */
export const takeSnapshot = async ({ ledger, store }: Pick<Effects, 'ledger' | 'store'>): Promise<Snapshot> => {
  const events = await ledger.read(intakeStream);
  const snapshot = snapshotOf({ files: currentFiles(events), streams: [{ stream: intakeStream, ...headOf(events) }] });
  await store.put(keys.snapshot(snapshot.id), canonicalBytes(snapshot));
  return snapshot;
};
