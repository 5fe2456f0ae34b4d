import type { SnapshotFile } from '../lake/snapshot.ts';
import type { LedgerEvent } from '../ports/ledger.ts';
import { answeredFile } from './intake.ts';

/**
 * The intake stream as the files that stand, one entry per file, in the order of their answers. A later answer to the same bytes replaces an
 * earlier one, but a refusal never takes back what was accepted.
 */
export const currentFiles = (events: readonly LedgerEvent[]): readonly SnapshotFile[] => {
  const standing = new Map<string, SnapshotFile>();
  for (const event of events) {
    const file = answeredFile(event);
    if (!file || (file.state === 'refused' && standing.get(file.fileId)?.state === 'accepted')) continue;
    standing.set(file.fileId, file);
  }
  return [...standing.values()].sort((a, b) => a.order - b.order);
};
