import { createReadStream } from 'node:fs';
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { Bucket, Headers, ReadObject } from '../../analytics/core/ports/bucket.ts';
import { answerOf, putOnce } from './s3-put.ts';

/** Some objects could not be removed; `codes` say why, by S3's names. */
export class ObjectsNotRemovedError extends Error {
  override readonly name = 'ObjectsNotRemovedError';
  readonly codes: readonly string[];
  constructor(bucket: string, count: number, codes: readonly string[]) {
    super(`${count} objects of ${bucket} could not be removed: ${codes.join(', ')}`);
    this.codes = codes;
  }
}

/** S3 takes so many keys in one request to delete. */
const keysPerRequest = 1000;

const asked = ({ contentType, cacheControl }: Headers) => ({
  ContentType: contentType,
  ...(cacheControl ? { CacheControl: cacheControl } : {}),
});

const read = async (client: S3Client, bucket: string, key: string): Promise<ReadObject | null> => {
  try {
    const { Body, ETag = '' } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return { body: (await Body?.transformToByteArray()) ?? new Uint8Array(), etag: ETag };
  } catch (cause) {
    if (cause instanceof NoSuchKey) return null;
    throw cause;
  }
};

/** Whether a conditional write was done. 412: another etag, or none. 409: somebody writes it now. 404: it is gone. */
const unlessOverwritten = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (cause) {
    if ([412, 409, 404].includes(answerOf(cause).status)) return false;
    throw cause;
  }
};

/** A bucket of S3 whose objects may be replaced. */
export const s3Bucket = (client: S3Client, bucket: string): Bucket => ({
  get: async (key) => (await read(client, bucket, key))?.body ?? null,
  read: (key) => read(client, bucket, key),
  put: async (key, body, headers) =>
    (await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ...asked(headers) }))).ETag ?? '',
  putOnce: (key, body, headers) =>
    putOnce(client, { Bucket: bucket, Key: key }, typeof body === 'string' ? Buffer.from(body) : body, asked(headers)),
  putOver: (etag, key, body, headers) =>
    unlessOverwritten(
      client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, IfMatch: etag, ...asked(headers) })),
    ),
  upload: async (key, path, headers) => {
    const params = { Bucket: bucket, Key: key, Body: createReadStream(path), ...asked(headers) };
    return (await new Upload({ client, params }).done()).ETag ?? '';
  },
  uploadOver: (etag, key, path, headers) => {
    const condition = etag === null ? { IfNoneMatch: '*' } : { IfMatch: etag };
    const params = { Bucket: bucket, Key: key, Body: createReadStream(path), ...condition, ...asked(headers) };
    return unlessOverwritten(new Upload({ client, params }).done());
  },
  list: async function* (prefix) {
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix }))
      for (const { Key = '', ETag = '', LastModified = new Date(0) } of Contents)
        yield { key: Key, etag: ETag, modified: LastModified };
  },
  remove: async (keys) => {
    for (let from = 0; from < keys.length; from += keysPerRequest) {
      const Objects = keys.slice(from, from + keysPerRequest).map((Key) => ({ Key }));
      const { Errors = [] } = await client.send(
        new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
      );
      if (Errors.length > 0)
        throw new ObjectsNotRemovedError(bucket, Errors.length, [...new Set(Errors.map(({ Code = '' }) => Code))]);
    }
  },
});
