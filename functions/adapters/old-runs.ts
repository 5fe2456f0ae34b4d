import type { Bucket } from '../../analytics/core/ports/bucket.ts';
import { doorOf, type Places, pagesOf, pointerOf, resultsOf } from '../../analytics/results/places.ts';

/** For so many days at least a run's folder is kept, whatever stands: somebody may be reading there, or writing it. */
const keptDays = 100;

const inRun = /^runs\/[^/]+\//;

const clear = async (
  bucket: Bucket,
  prefix: string,
  isSpared: (key: string) => boolean,
  keep: readonly string[],
  before: number,
): Promise<void> => {
  const old: string[] = [];
  for await (const { key, modified } of bucket.list(prefix)) {
    if (isSpared(key)) continue;
    const [folder] = inRun.exec(key.slice(prefix.length)) ?? [];
    // What lies in no run's folder was published before there were any.
    if (folder === undefined || (!keep.includes(folder) && modified.getTime() < before)) old.push(key);
  }
  await bucket.remove(old);
};

/** Removes the folders of old runs but those named, and pages that lie in no run's folder. */
export const clearOldRuns = async (places: Places, keep: readonly string[], now: string): Promise<void> => {
  const before = Date.parse(now) - keptDays * 86_400_000;
  const [pages, results] = [pagesOf(places), resultsOf(places)];
  await clear(places.site, pages, (key) => key === doorOf(places), keep, before);
  const isSpared = (key: string): boolean => key === pointerOf(places) || key.startsWith(`${results}receipts/`);
  await clear(places.lake, results, isSpared, keep, before);
};
