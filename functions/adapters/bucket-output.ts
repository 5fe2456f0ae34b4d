import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { contentTypeOf } from '../../analytics/core/content-type.ts';
import { inParallel } from '../../analytics/core/in-parallel.ts';
import type { Period } from '../../analytics/core/period.ts';
import type { Bucket, Headers } from '../../analytics/core/ports/bucket.ts';
import { type Candidate, type Output, yieldsTo } from '../../analytics/core/ports/output.ts';
import { follow, putOverWhatStood } from '../../analytics/results/follow.ts';
import {
  doorOf,
  isLarge,
  type Places,
  partitionOf,
  pointerOf,
  runFolder,
  type Staged,
  stagedAt,
} from '../../analytics/results/places.ts';
import { standingAt, swapPointer } from '../../analytics/results/pointer.ts';
import { standingOf } from '../../analytics/results/standing.ts';
import { recordName } from '../../analytics/run/record.ts';
import { doorPage } from '../../analytics/site/pages/door.ts';
import { filesBelow } from './files-below.ts';
import { clearOldRuns } from './old-runs.ts';
import { stagedFiles } from './staged-files.ts';
import { clearStaleWorkspaces, newWorkspace } from './workspaces.ts';

const front = 'site/index.html';
const atOnce = 16;
const json: Headers = { contentType: contentTypeOf(recordName) };
const page: Headers = { contentType: contentTypeOf(front), cacheControl: 'no-cache' };

/** A result without the record that it would be known by. */
export class RecordMissingError extends Error {
  override readonly name = 'RecordMissingError';
  constructor(region: string) {
    super(`a result of ${region} was handed over without its run.json`);
  }
}

const send = async ({ path, file, bucket, key, headers }: Staged): Promise<void> => {
  if (isLarge(path)) await bucket.upload(key, file, headers);
  else await bucket.put(key, await readFile(file), headers);
};

/**
 * Has the front page and the query engine's partitions follow the pointer, for as long as it is this run that it names.
 */
const followPointer = async (
  files: readonly Staged[],
  run: { readonly id: string; readonly period: Period; readonly folder: string },
  places: Places,
): Promise<void> => {
  const { lake, site } = places;
  const written = (
    bucket: Bucket,
    key: string,
    write: (over: string | null) => Promise<boolean>,
  ): Promise<'written' | 'overtaken'> =>
    follow(bucket, key, async (over) => {
      if ((await standingAt(lake, pointerOf(places))).id !== run.id) return 'overtaken';
      return (await write(over)) ? 'written' : 'lost';
    });
  const door = doorPage(run.period, `${run.folder}index.html`);
  if (files.some(({ path }) => path === front))
    await written(site, doorOf(places), (over) => putOverWhatStood(site, over, doorOf(places), door, page));
  await inParallel(files, atOnce, async ({ path, file, headers }) => {
    const key = partitionOf(path, places);
    if (key !== null) await written(lake, key, (over) => lake.uploadOver(over, key, file, headers));
  });
};

const publishRun = async (
  found: ReadonlyMap<string, string>,
  candidate: Candidate,
  places: Places,
  now: string,
): Promise<Period | null> => {
  const sealed = found.get(recordName);
  const record = sealed === undefined ? null : await readFile(sealed);
  const { id } = standingOf(record?.toString() ?? 'null');
  if (record === null || id === null) throw new RecordMissingError(places.region);
  const pointer = pointerOf(places);
  const later = yieldsTo(candidate, (await standingAt(places.lake, pointer)).through);
  if (later !== null) return later;
  const { period } = candidate;
  const folder = runFolder(period, id);
  const files = [...found].map(([path, file]) => stagedAt(path, file, folder, places));
  await inParallel(files, atOnce, send);
  const swapped = await swapPointer(places.lake, pointer, { ...candidate, id, record }, json);
  if (swapped.later !== null) return swapped.later;
  await followPointer(files, { id, period, folder }, places);
  const { replaced } = swapped;
  const former = replaced.id && replaced.through ? [runFolder(replaced.through, replaced.id)] : [];
  await clearOldRuns(places, [folder, ...former], now);
  return null;
};

const publishBeside = async (found: ReadonlyMap<string, string>, places: Places): Promise<null> => {
  const files = [...found].map(([path, file]) => stagedAt(path, file, '', places));
  await inParallel(files, atOnce, send);
  return null;
};

/**
 * A region's results in buckets. They are gathered in a folder and go out at `publish`: into a folder of the run's own,
 * to which the region's pointer is swapped once it is whole. `clock` says which runs are old enough to be cleared away.
 */
export const bucketOutput = async (places: Places, clock: () => string): Promise<Output> => {
  await clearStaleWorkspaces(tmpdir());
  const folder = await newWorkspace(tmpdir());
  const { staged, ...files } = await stagedFiles(folder);
  const clear = (): Promise<void> => rm(folder, { recursive: true, force: true });
  return {
    ...files,
    publish: async (candidate) => {
      const found = await filesBelow(staged);
      const left = await (candidate ? publishRun(found, candidate, places, clock()) : publishBeside(found, places));
      await clear();
      return left;
    },
    discard: clear,
  };
};
