import { readFile } from 'node:fs/promises';
import type { Bucket, HeldObject } from '../../analytics/core/ports/bucket.ts';
import { doorOf, partitionOf, pointerOf } from '../../analytics/results/places.ts';
import { bucketOutput } from '../../functions/adapters/bucket-output.ts';
import { publishedIn } from './published.ts';
import type { Contested, Lives } from './publishing.ts';

const text = (body: Uint8Array | null): string => new TextDecoder().decode(body ?? undefined);

/** Hears of every write over what stood that was done, before its answer goes out. */
type Heard = (key: string, body: string) => void;

const living = (bucket: Bucket, lives: Lives, heard: Heard): Bucket => {
  const noted = async (key: string, body: string | Uint8Array, write: Promise<boolean>): Promise<boolean> => {
    const done = await write;
    if (done) heard(key, String(Buffer.from(body as Uint8Array)));
    return done;
  };
  return {
    get: (key) => lives(() => bucket.get(key)),
    read: (key) => lives(() => bucket.read(key)),
    put: (key, ...rest) => lives(() => bucket.put(key, ...rest)),
    putOnce: (key, body, headers) => lives(() => noted(key, body, bucket.putOnce(key, body, headers))),
    putOver: (etag, key, body, headers) => lives(() => noted(key, body, bucket.putOver(etag, key, body, headers))),
    upload: (key, ...rest) => lives(() => bucket.upload(key, ...rest)),
    uploadOver: (etag, key, path, headers) =>
      lives(async () => noted(key, await readFile(path), bucket.uploadOver(etag, key, path, headers))),
    list: async function* (prefix) {
      yield* await lives(async () => {
        const held: HeldObject[] = [];
        for await (const object of bucket.list(prefix)) held.push(object);
        return held;
      });
    },
    remove: (keys) => lives(() => bucket.remove(keys)),
  };
};

/** A region's results in two buckets, into which runs publish at once. */
export const contestedBuckets = (site: Bucket, lake: Bucket, region: string): Contested => {
  const places = { region, fiscalYear: 2025 };
  const stood: string[] = [];
  const followers = [
    {
      bucket: site,
      key: doorOf(places),
      idOf: (page: string) => /url=runs\/\d{4}-\d\d-([^/]+)\//.exec(page)?.[1] ?? null,
      showed: [] as number[],
    },
    {
      bucket: lake,
      key: partitionOf('marts/m.parquet', places) ?? '',
      idOf: (mart: string) => mart,
      showed: [] as number[],
    },
  ];
  const shown = async ({ bucket, key, idOf }: (typeof followers)[number]): Promise<string | null> => {
    const body = await bucket.get(key);
    return body && idOf(text(body));
  };
  const heard: Heard = (key, body) => {
    if (key === pointerOf(places)) stood.push(JSON.parse(body).id);
    for (const { idOf, showed } of followers.filter((each) => each.key === key))
      showed.push(stood.lastIndexOf(idOf(body) ?? ''));
  };
  return {
    stood,
    open: (lives) =>
      bucketOutput({ ...places, site: living(site, lives, heard), lake: living(lake, lives, heard) }, () =>
        new Date().toISOString(),
      ),
    published: () => publishedIn(site, lake, region),
    followers: () =>
      Promise.all(followers.map(async (follower) => ({ id: await shown(follower), showed: follower.showed }))),
  };
};
