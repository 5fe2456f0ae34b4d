import { readFile } from 'node:fs/promises';
import { sha256 } from '../../analytics/core/digest.ts';
import type { Bucket, Headers } from '../../analytics/core/ports/bucket.ts';

export interface MemoryBucket extends Bucket {
  readonly objects: Map<
    string,
    { readonly body: Uint8Array; readonly headers: Headers; readonly etag: string; readonly modified: Date }
  >;
  /** Every write and removal, in order: `put a`, `remove b`. */
  readonly log: string[];
  /** The text of an object; empty where there is none. */
  text(key: string): string;
}

/** A bucket in memory that remembers what was done to it; `fail` may throw before anything happens. */
export const memoryBucket = (fail: (verb: string, key: string) => void = () => undefined): MemoryBucket => {
  const objects: MemoryBucket['objects'] = new Map();
  const log: string[] = [];
  const put = async (key: string, body: string | Uint8Array, headers: Headers): Promise<string> => {
    fail('put', key);
    log.push(`put ${key}`);
    const etag = `"${log.length}-${sha256(body).slice(0, 8)}"`;
    objects.set(key, { body: new Uint8Array(Buffer.from(body as Uint8Array)), headers, etag, modified: new Date() });
    return etag;
  };
  return {
    objects,
    log,
    text: (key) => new TextDecoder().decode(objects.get(key)?.body),
    get: async (key) => objects.get(key)?.body ?? null,
    read: async (key) => objects.get(key) ?? null,
    put,
    putOnce: async (key, body, headers) => {
      if (objects.has(key)) return false;
      await put(key, body, headers);
      return true;
    },
    putOver: async (etag, key, body, headers) => {
      if (objects.get(key)?.etag !== etag) return false;
      await put(key, body, headers);
      return true;
    },
    upload: async (key, path, headers) => put(key, await readFile(path), headers),
    uploadOver: async (etag, key, path, headers) => {
      const body = await readFile(path);
      if ((objects.get(key)?.etag ?? null) !== etag) return false;
      await put(key, body, headers);
      return true;
    },
    list: async function* (prefix) {
      for (const [key, { etag, modified }] of [...objects].sort(([a], [b]) => (a < b ? -1 : 1)))
        if (key.startsWith(prefix)) yield { key, etag, modified };
    },
    remove: async (keys) => {
      for (const key of keys.filter((each) => objects.has(each))) {
        fail('remove', key);
        log.push(`remove ${key}`);
        objects.delete(key);
      }
    },
  };
};
