import { allInParallel } from '../../../analytics/core/in-parallel.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Snapshot } from '../../../analytics/lake/snapshot.ts';
import type { SnapshotRows } from '../../../analytics/models/inputs.ts';
import { snapshotRows } from '../../../analytics/models/snapshot-rows.ts';
import { receiptAt } from '../ingest/answers.ts';
import { locateAll } from '../ingest/locate.ts';

/** A snapshot made ready for the engine: local paths of its lake files by dataset, and its receipts as rows. */
export interface LocatedSnapshot {
  readonly lake: Readonly<Record<string, readonly string[]>>;
  readonly rows: SnapshotRows;
}

/** Receipts read at once. */
const atOnce = 16;

/**
 * Brings what a snapshot names within reach: every receipt and every lake file is read once, side by side. Throws
 * ObjectNotFoundError for a file that is gone.
 */
export const locateSnapshot = async (
  { store }: Pick<Effects, 'store'>,
  { files }: Pick<Snapshot, 'files'>,
): Promise<LocatedSnapshot> => {
  const receipts = await allInParallel(files, atOnce, async (file) => ({
    file,
    receipt: await receiptAt({ store }, file.receiptKey),
  }));
  const lake = await locateAll(
    store,
    files.flatMap(({ tables }) => tables),
  );
  return { lake: Object.fromEntries(lake), rows: snapshotRows(receipts) };
};
