import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { contentTypeOf } from '../../analytics/core/content-type.ts';
import { inParallel } from '../../analytics/core/in-parallel.ts';
import type { Bucket } from '../../analytics/core/ports/bucket.ts';
import type { Output } from '../../analytics/core/ports/output.ts';
import { fileDigest } from './file-digest.ts';
import { homeOf, isLarge, isMart, type Places, resultsOf, type Staged, stagedAt } from './result-places.ts';
import { stagedFiles } from './staged-files.ts';
import { clearStaleWorkspaces, newWorkspace } from './workspaces.ts';

/** What was uploaded last, by path: the digest of its bytes and the etag it was given. */
type Published = Readonly<Record<string, { readonly digest: string; readonly etag: string }>>;

const seal = 'run.json';
const front = 'site/index.html';
const atOnce = 16;
const json = { contentType: contentTypeOf('published.json') };

const filesBelow = async (folder: string, places: Places): Promise<readonly Staged[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => stagedAt(relative(folder, file).split(sep).join('/'), file, places));
};

/** What stands in the homes of the top folders that are now replaced: etag by bucket and key. */
const heldIn = async (
  folders: readonly string[],
  places: Places,
): Promise<ReadonlyMap<Bucket, ReadonlyMap<string, string>>> => {
  const held = new Map<Bucket, Map<string, string>>([
    [places.site, new Map()],
    [places.lake, new Map()],
  ]);
  for (const { bucket, prefix } of folders.map((folder) => homeOf(folder, places)))
    for await (const { key, etag } of bucket.list(prefix)) held.get(bucket)?.set(key, etag);
  return held;
};

/** Somebody wrote over what was just published: another run of the region at the same time. The later of the two, tried again, publishes its own whole. */
export class MixedResultError extends Error {
  override readonly name = 'MixedResultError';
  readonly region: string;
  constructor(region: string, options?: ErrorOptions) {
    super(`another run published pages of ${region} at the same time`, options);
    this.region = region;
  }
}

/** Throws MixedResultError unless every file stands as it was published. */
const check = async (
  files: readonly Staged[],
  published: Published,
  folders: readonly string[],
  places: Places,
): Promise<void> => {
  const held = await heldIn(folders, places);
  for (const { path, bucket, key } of files) {
    if (path.includes('/') && !isMart(path) && held.get(bucket)?.get(key) !== published[path]?.etag)
      throw new MixedResultError(places.region);
  }
};

const publishedBefore = async (places: Places): Promise<Published> => {
  const written = await places.lake.get(`${resultsOf(places)}published.json`);
  return written ? (JSON.parse(new TextDecoder().decode(written)) as Published) : {};
};

/** Uploads what changed, the front page after what it leads to; then takes away what is no longer there; the seal, gone in the meantime, comes last. */
const transfer = async (folder: string, places: Places): Promise<void> => {
  const files = await filesBelow(folder, places);
  const folders = [
    ...new Set(files.flatMap(({ path }) => (path.includes('/') ? [path.slice(0, path.indexOf('/'))] : []))),
  ];
  const sealed = files.filter(({ path }) => path === seal);
  const held = await heldIn(folders, places);
  const before = await publishedBefore(places);
  const now: Record<string, Published[string]> = Object.fromEntries(
    Object.entries(before).filter(([path]) => !folders.includes(path.split('/')[0] ?? '')),
  );
  const send = async ({ path, file, bucket, key, headers }: Staged): Promise<void> => {
    const upload = (): Promise<string> => bucket.upload(key, file, headers);
    if (isMart(path)) {
      await upload();
      return;
    }
    const digest = await fileDigest(file);
    const last = before[path];
    if (last?.digest === digest && held.get(bucket)?.get(key) === last.etag) now[path] = last;
    else
      now[path] = { digest, etag: await (isLarge(path) ? upload() : bucket.put(key, await readFile(file), headers)) };
  };
  await places.lake.remove(sealed.map(({ key }) => key));
  await inParallel(
    files.filter(({ path }) => path !== seal && path !== front),
    atOnce,
    send,
  );
  for (const file of files.filter(({ path }) => path === front)) await send(file);
  for (const [bucket, keys] of held) {
    const kept = new Set(files.filter((file) => file.bucket === bucket).map(({ key }) => key));
    await bucket.remove([...keys.keys()].filter((key) => !kept.has(key)));
  }
  await places.lake.put(`${resultsOf(places)}published.json`, JSON.stringify(now), json);
  await check(files, now, folders, places);
  for (const { file, key } of sealed) await places.lake.put(key, await readFile(file), json);
};

/**
 * A region's results in buckets. They are gathered in a folder and go out at `publish`: a page is replaced whole, the set of them one by one, so a reader
 * may meet pages of two runs for as long as it takes (each names its run); without `run.json` the set is not whole. Unchanged pages are left as they are.
 */
export const bucketOutput = async (places: Places): Promise<Output> => {
  await clearStaleWorkspaces(tmpdir());
  const folder = await newWorkspace(tmpdir());
  const { staged, ...files } = await stagedFiles(folder);
  const clear = (): Promise<void> => rm(folder, { recursive: true, force: true });
  return {
    ...files,
    publish: async () => {
      await transfer(staged, places);
      await clear();
      return null;
    },
    discard: clear,
  };
};
