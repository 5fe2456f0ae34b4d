import type { Bucket, Headers } from '../core/ports/bucket.ts';

/** Others kept writing one object while this run tried to; tried again it comes through. */
export class ObjectContendedError extends Error {
  override readonly name = 'ObjectContendedError';
  readonly key: string;
  constructor(key: string) {
    super(`other runs keep writing ${key}`);
    this.key = key;
  }
}

const tries = 8;

/** Tries a conditional write until it is not lost to another's; throws ObjectContendedError. */
export const contend = async <Result>(key: string, attempt: () => Promise<Result | 'lost'>): Promise<Result> => {
  for (let tried = 0; tried < tries; tried += 1) {
    const result = await attempt();
    if (result !== 'lost') return result;
  }
  throw new ObjectContendedError(key);
};

const etagAt = async (bucket: Pick<Bucket, 'list'>, key: string): Promise<string | null> => {
  for await (const held of bucket.list(key)) if (held.key === key) return held.etag;
  return null;
};

/**
 * Writes an object that follows from another one, its source. What stands at the key is looked at before the source is
 * read, and only that is written over: so what followed from an older source loses, and the object never goes back.
 * `write` reads the source, writes over the etag, or where nothing is, and says whether it was lost to another writer.
 */
export const follow = <Result>(
  bucket: Pick<Bucket, 'list'>,
  key: string,
  write: (over: string | null) => Promise<Result | 'lost'>,
): Promise<Result> => contend(key, async () => write(await etagAt(bucket, key)));

/** Writes over the object of an etag, or where nothing is if it is null; whether this call did. */
export const putOverWhatStood = (
  bucket: Pick<Bucket, 'putOnce' | 'putOver'>,
  etag: string | null,
  key: string,
  body: string | Uint8Array,
  headers: Headers,
): Promise<boolean> => (etag === null ? bucket.putOnce(key, body, headers) : bucket.putOver(etag, key, body, headers));
