import { describe, expect, it } from 'vitest';
import { canonicalBytes } from '../../../../analytics/core/digest.ts';
import { ObjectNotFoundError } from '../../../../analytics/core/ports/object-store.ts';
import type { Receipt } from '../../../../analytics/intake/receipt.ts';
import { filesOfYear, type SnapshotFile } from '../../../../analytics/lake/snapshot.ts';
import { locateSnapshot } from '../../../../functions/steps/compute/inputs.ts';

const fileOf = (index: number): SnapshotFile => ({
  fileId: `file-${index}`,
  fileName: `${index}.xlsx`,
  order: index + 1,
  state: 'accepted',
  receiptKey: `receipts/${index}`,
  receiptDigest: String(index),
  // Every tenth file has the rows of the one before it, word for word.
  tables: ['project', 'indicator'].map((dataset) => {
    const digest = `${dataset}-${index % 10 === 9 ? index - 1 : index}`;
    return { dataset, key: `lake/${dataset}/${digest}.parquet`, digest };
  }),
});

const receiptOf = (index: number): Receipt => ({
  fileId: `file-${index}`,
  fileName: `${index}.xlsx`,
  rawKey: `raw/${index}`,
  bytes: 1,
  state: 'accepted',
  format: 'xlsx',
  encoding: null,
  source: null,
  tables: [],
  faults: [],
});

/** A store that answers after some turns and counts what it is asked for. */
const countingStore = (absent = '') => {
  const asked: string[] = [];
  let [now, most] = [0, 0];
  const answer = async <T>(key: string, value: T): Promise<T> => {
    asked.push(key);
    now += 1;
    most = Math.max(most, now);
    // The first ones take longest.
    for (let left = 500 - asked.length; left > 0; left -= 100) await new Promise((resolve) => setImmediate(resolve));
    now -= 1;
    if (key === absent) throw new ObjectNotFoundError(key);
    return value;
  };
  return {
    asked,
    most: () => most,
    get: (key: string) => answer(key, canonicalBytes(receiptOf(Number(key.split('/')[1])))),
    locate: (key: string) => answer(key, `/there/${key}`),
  };
};

const locate = (store: ReturnType<typeof countingStore>, files: readonly SnapshotFile[]) =>
  locateSnapshot({ store: store as never }, { files });

describe('a snapshot of 410 files', () => {
  const files = Array.from({ length: 410 }, (_, index) => fileOf(index));

  it('is brought within reach object by object, each once and many side by side', async () => {
    const store = countingStore();
    const { lake, rows } = await locate(store, files);
    const objects = new Set(files.flatMap(({ receiptKey, tables }) => [receiptKey, ...tables.map(({ key }) => key)]));
    expect(store.asked).toHaveLength(objects.size);
    expect(new Set(store.asked)).toEqual(objects);
    expect(store.most()).toBe(16);
    expect(rows.files.map(([id]) => id)).toEqual(files.map(({ fileId }) => fileId));
    expect(lake).toEqual({
      project: files.map(({ tables }) => `/there/${tables[0]?.key}`),
      indicator: files.map(({ tables }) => `/there/${tables[1]?.key}`),
    });
  });

  it('for a year is that year’s files, its neighbours’ and those that do not say', async () => {
    const store = countingStore();
    const years = [undefined, [2023], [2024], [2025], [2026], [2027], [2020, 2026], []];
    const some = years.map((own, index): SnapshotFile => {
      const file = fileOf(index);
      return { ...file, tables: file.tables.map((table) => (own ? { ...table, years: own } : table)) };
    });
    const { lake, rows } = await locateSnapshot({ store: store as never }, { files: filesOfYear(some, 2025) });
    expect(lake.project).toEqual([0, 2, 3, 4, 6].map((index) => `/there/lake/project/project-${index}.parquet`));
    expect(store.asked.filter((key) => key.startsWith('lake/'))).toHaveLength(10);
    expect(rows.files.map(([id]) => id)).toEqual([0, 2, 3, 4, 6].map((index) => `file-${index}`));
  });

  it('for a year keeps every file that brought nothing, and all that say who belongs to whom', () => {
    const refused: SnapshotFile = { ...fileOf(0), state: 'refused', tables: [] };
    const old = fileOf(1).tables.map((table) => ({ ...table, years: [2019] }));
    const organisation = { dataset: 'organisation', key: 'lake/organisation/a.parquet', digest: 'a', years: [2019] };
    const both: SnapshotFile = { ...fileOf(1), tables: [...old, organisation] };
    expect(filesOfYear([refused, { ...fileOf(2), tables: old }, both], 2025)).toEqual([
      refused,
      { ...both, tables: [organisation] },
    ]);
  });

  it('names the one that is gone, and asks for few after it', async () => {
    const store = countingStore('receipts/20');
    await expect(locate(store, files)).rejects.toMatchObject({ name: 'ObjectNotFoundError', key: 'receipts/20' });
    expect(store.asked.length).toBeLessThan(60);
  });
});
