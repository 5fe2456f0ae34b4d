import { allInParallel } from '../../../analytics/core/in-parallel.ts';
import type { ObjectStore } from '../../../analytics/core/ports/object-store.ts';
import type { SnapshotFile } from '../../../analytics/lake/snapshot.ts';

/** Lake files on their way at once. */
const atOnce = 16;

/**
 * Local paths of lake files by dataset, in their order; each is brought within reach once, side by side. Throws
 * ObjectNotFoundError.
 */
export const locateAll = async (
  store: Pick<ObjectStore, 'locate'>,
  tables: SnapshotFile['tables'],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const keys = [...new Set(tables.map(({ key }) => key))];
  const paths = new Map(await allInParallel(keys, atOnce, async (key) => [key, await store.locate(key)] as const));
  const byDataset = Map.groupBy(tables, ({ dataset }) => dataset);
  return new Map(
    [...byDataset].map(([dataset, own]) => [dataset, own.map(({ key }) => paths.get(key) ?? '')] as const),
  );
};
