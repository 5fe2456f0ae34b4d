import { createReadStream } from 'node:fs';
import { DeleteObjectsCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { Bucket, Headers } from './bucket.ts';
import { putOnce } from './s3-put.ts';

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

const asked = ({ contentType, cacheControl }: Headers) => ({ ContentType: contentType, ...(cacheControl ? { CacheControl: cacheControl } : {}) });

/** A bucket of S3 whose objects may be replaced. */
export const s3Bucket = (client: S3Client, bucket: string): Bucket => ({
  get: async (key) => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return (await Body?.transformToByteArray()) ?? new Uint8Array();
    } catch (cause) {
      if (cause instanceof NoSuchKey) return null;
      throw cause;
    }
  },
  put: async (key, body, headers) => (await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ...asked(headers) }))).ETag ?? '',
  putOnce: (key, body, headers) => putOnce(client, { Bucket: bucket, Key: key }, typeof body === 'string' ? Buffer.from(body) : body, asked(headers)),
  upload: async (key, path, headers) => {
    await new Upload({ client, params: { Bucket: bucket, Key: key, Body: createReadStream(path), ...asked(headers) } }).done();
  },
  list: async function* (prefix) {
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix }))
      for (const { Key = '', ETag = '' } of Contents) yield { key: Key, etag: ETag };
  },
  remove: async (keys) => {
    for (let from = 0; from < keys.length; from += keysPerRequest) {
      const Objects = keys.slice(from, from + keysPerRequest).map((Key) => ({ Key }));
      const { Errors = [] } = await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }));
      if (Errors.length > 0) throw new ObjectsNotRemovedError(bucket, Errors.length, [...new Set(Errors.map(({ Code = '' }) => Code))]);
    }
  },
});
