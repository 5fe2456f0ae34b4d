import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import {
  ObjectKeyError,
  ObjectNotFoundError,
  type ObjectStore,
  StorageFullError,
} from '../../analytics/core/ports/object-store.ts';
import { isDiskFull } from './disk-full.ts';
import { isObjectKey, segmentsOf } from './object-key.ts';
import { pauseBefore } from './retries.ts';
import { headOfObject, type Place, putOnce } from './s3-put.ts';

/** S3 takes no longer keys. */
const longestKey = 1024;

const isMissing = (cause: unknown): boolean => (cause as Error).name === 'NoSuchKey';

/**
 * Objects below a prefix of a bucket (it ends in `/`), each written once. What the engine is to read is downloaded
 * below the workspace, a folder of the caller's, once per key; the client's own retries cover requests, ours a body
 * that breaks off.
 * @example s3Store(new S3Client(retries), { bucket: 'lake', prefix: 'objects/4401/', workspace: '/tmp/jixiao-x' })
 */
export const s3Store = (
  client: S3Client,
  { bucket, prefix, workspace }: { readonly bucket: string; readonly prefix: string; readonly workspace: string },
): ObjectStore => {
  const placeOf = (key: string): Place => {
    const place = { Bucket: bucket, Key: `${prefix}${segmentsOf(key).join('/')}` };
    if (Buffer.byteLength(place.Key) > longestKey) throw new ObjectKeyError(key);
    return place;
  };

  /** Gives the object's body to who takes it, from the start again when it breaks off. */
  const receive = async <T>(key: string, take: (body: Readable) => Promise<T>): Promise<T> => {
    const place = placeOf(key);
    let failure: unknown;
    for (let attempt = 0; attempt < 5; attempt++) {
      await pauseBefore(attempt);
      const { Body } = await client.send(new GetObjectCommand(place)).catch((cause) => {
        throw isMissing(cause) ? new ObjectNotFoundError(key, { cause }) : cause;
      });
      try {
        return await take(Body as Readable);
      } catch (cause) {
        if (isDiskFull(cause)) throw new StorageFullError(key, workspace, { cause });
        failure = cause;
      }
    }
    throw failure;
  };

  const download = async (key: string): Promise<string> => {
    const path = join(workspace, ...segmentsOf(key));
    const draft = join(workspace, `.incoming-${randomUUID()}`);
    try {
      await receive(key, (body) => pipeline(body, createWriteStream(draft)));
      await mkdir(dirname(path), { recursive: true });
      await rename(draft, path);
      return path;
    } finally {
      await rm(draft, { force: true });
    }
  };

  const located = new Map<string, Promise<string>>();
  const locate = (key: string): Promise<string> => {
    const known = located.get(key);
    if (known) return known;
    const coming = download(key);
    located.set(key, coming);
    coming.catch(() => located.delete(key));
    return coming;
  };

  return {
    put: async (key, body) => {
      const written = await putOnce(client, placeOf(key), body);
      if (!(body instanceof Uint8Array)) await rm(body.path, { force: true });
      return written;
    },
    get: (key) => receive(key, async (body) => Buffer.concat(await body.toArray())),
    locate,
    list: async function* (below) {
      for await (const { Contents = [] } of paginateListObjectsV2(
        { client },
        { Bucket: bucket, Prefix: `${prefix}${below}` },
      )) {
        for (const { Key = '', Size = 0 } of Contents) {
          const key = Key.slice(prefix.length);
          if (isObjectKey(key)) yield { key, bytes: Size };
        }
      }
    },
    presign: async (key, seconds) => {
      const place = placeOf(key);
      if (!(await headOfObject(client, place))) throw new ObjectNotFoundError(key);
      // The client has learnt from its requests how far this machine's clock is from the service's.
      const signingDate = new Date(Date.now() + client.config.systemClockOffset);
      return getSignedUrl(client, new GetObjectCommand(place), { expiresIn: seconds, signingDate });
    },
  };
};
