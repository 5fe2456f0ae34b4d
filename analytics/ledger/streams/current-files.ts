import type { LedgerEvent } from '../../core/ports/ledger.ts';
import type { SnapshotFile } from '../../lake/snapshot.ts';
import { answeredFile } from './intake.ts';

/**
 * The intake stream as the files that stand, one entry per file, in the order in which they were first sent. A later answer to the same bytes
 * replaces an earlier one but keeps its place, so that a refused file which another one cures never speaks over its own correction; a refusal
 * never takes back what was accepted.
 */
export const currentFiles = (events: readonly LedgerEvent[]): readonly SnapshotFile[] => {
  const standing = new Map<string, SnapshotFile>();
  for (const event of events) {
    const file = answeredFile(event);
    if (!file) continue;
    const before = standing.get(file.fileId);
    if (file.state === 'refused' && before?.state === 'accepted') continue;
    standing.set(file.fileId, { ...file, order: before?.order ?? file.order });
  }
  return [...standing.values()].sort((a, b) => a.order - b.order);
};
