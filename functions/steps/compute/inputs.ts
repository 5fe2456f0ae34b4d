import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Snapshot } from '../../../analytics/lake/snapshot.ts';
import type { SnapshotRows } from '../../../analytics/models/inputs.ts';
import { type AnsweredFile, snapshotRows } from '../../../analytics/models/snapshot-rows.ts';
import { receiptAt } from '../ingest/answers.ts';

/** A snapshot made ready for the engine: local paths of its lake files by dataset, and its receipts as rows. */
export interface LocatedSnapshot {
  readonly lake: Readonly<Record<string, readonly string[]>>;
  readonly rows: SnapshotRows;
}

/** Brings what a snapshot names within reach. Throws ObjectNotFoundError for a file that is gone. */
export const locateSnapshot = async (effects: Pick<Effects, 'store'>, snapshot: Snapshot): Promise<LocatedSnapshot> => {
  const lake: Record<string, string[]> = {};
  const answered: AnsweredFile[] = [];
  for (const file of snapshot.files) {
    answered.push({ file, receipt: await receiptAt(effects, file.receiptKey) });
    for (const { dataset, key } of file.tables) {
      lake[dataset] ??= [];
      lake[dataset].push(await effects.store.locate(key));
    }
  }
  return { lake, rows: snapshotRows(answered) };
};
