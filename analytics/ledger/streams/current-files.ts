import type { LedgerEvent } from '../../core/ports/ledger.ts';
import type { SnapshotFile } from '../../lake/snapshot.ts';
import { answeredFile } from './intake.ts';

/** How much of a file an answer accepts. */
const more: Readonly<Record<SnapshotFile['state'], number>> = { refused: 0, partly: 1, accepted: 2 };

/** A file that stands. */
interface Standing {
  readonly file: SnapshotFile;
  /** Version of the event that answered it as it stands: later than its order where it was refused at first. */
  readonly answered: number;
}

/**
 * The intake stream as the files that stand, one entry per file, in the order in which they were first sent. A later
 * answer to the same bytes replaces an earlier one but keeps its place, so that a refused file which another one cures
 * never speaks over its own correction; what was accepted, of the whole file or of some projects, is never taken back.
 */
export const standingFiles = (events: readonly LedgerEvent[]): readonly Standing[] => {
  const standing = new Map<string, Standing>();
  for (const event of events) {
    const file = answeredFile(event);
    if (!file) continue;
    const before = standing.get(file.fileId)?.file;
    if (before && more[file.state] < more[before.state]) continue;
    standing.set(file.fileId, { file: { ...file, order: before?.order ?? file.order }, answered: event.version });
  }
  return [...standing.values()].sort((a, b) => a.file.order - b.file.order);
};

/** The files that stand, as a snapshot sees them. */
export const currentFiles = (events: readonly LedgerEvent[]): readonly SnapshotFile[] =>
  standingFiles(events).map(({ file }) => file);
