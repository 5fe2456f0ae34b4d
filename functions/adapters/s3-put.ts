import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  type PutObjectCommandInput,
  type S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { ObjectBody } from '../../analytics/core/ports/object-store.ts';
import { pauseBefore } from './retries.ts';

/** An object in a bucket, by its whole name. */
export interface Place {
  readonly Bucket: string;
  readonly Key: string;
}

/** Larger objects go up in parts of this size, three at a time. */
const partSize = 8 * 1024 * 1024;

/** What the service said of a request: its status, and how often the client sent it. */
export const answerOf = (cause: unknown): { readonly status: number; readonly attempts: number } => {
  const { httpStatusCode: status = 0, attempts = 1 } =
    (cause as { $metadata?: { httpStatusCode?: number; attempts?: number } }).$metadata ?? {};
  return { status, attempts };
};

/** What is known of an object; null when it is not there. */
export const headOfObject = async (client: S3Client, place: Place): Promise<HeadObjectCommandOutput | null> => {
  try {
    return await client.send(new HeadObjectCommand(place));
  } catch (cause) {
    if (answerOf(cause).status === 404) return null;
    throw cause;
  }
};

/**
 * Writes an object unless its key is taken; true when this call wrote it. The condition stands on the request that
 * makes the object: the put, or the completion of the parts, which are taken away when it fails. Each call marks what
 * it writes, so that a write whose answer was lost is known as its own.
 */
export const putOnce = async (
  client: S3Client,
  place: Place,
  body: ObjectBody,
  headers: Pick<PutObjectCommandInput, 'ContentType' | 'CacheControl'> = {},
): Promise<boolean> => {
  const call = randomUUID();
  const isOurs = async (): Promise<boolean | null> => {
    const head = await headOfObject(client, place);
    return head && head.Metadata?.put === call;
  };
  let failure: unknown;
  for (let attempt = 0; attempt < 6; attempt++) {
    await pauseBefore(attempt);
    const content = body instanceof Uint8Array ? body : createReadStream(body.path, { highWaterMark: 1024 * 1024 });
    try {
      await new Upload({
        client,
        partSize,
        queueSize: 3,
        params: { ...place, ...headers, Body: content, IfNoneMatch: '*', Metadata: { put: call } },
      }).done();
      return true;
    } catch (cause) {
      failure = cause;
      const { status, attempts } = answerOf(cause);
      // 412: the key is taken, maybe by the first sending of this very request.
      if (status === 412 && attempts === 1 && attempt === 0) return false;
      // 409: a write of the same key was under way. 404: the parts are gone, as they are after a completion whose
      // answer was lost.
      if (status !== 412 && status !== 409 && status !== 404) throw cause;
      const ours = await isOurs();
      if (ours !== null) return ours;
    }
  }
  throw failure;
};
