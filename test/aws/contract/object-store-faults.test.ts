import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ObjectStore } from '../../../analytics/core/ports/object-store.ts';
import { retries } from '../../../functions/adapters/retries.ts';
import { s3Bucket } from '../../../functions/adapters/s3-bucket.ts';
import { s3Store } from '../../../functions/adapters/s3-store.ts';
import {
  cutAfter,
  type FaultyServer,
  isRequest,
  loseAnswer,
  type Passing,
  refuseAsS3,
  startFaulty,
} from '../faults.ts';
import { clientFor, startVersity, type TestServer } from '../servers.ts';

const bucket = 'jixiao-lake';
const bytes = (written: string): Uint8Array => new TextEncoder().encode(written);
const large = new Uint8Array(18_000_000).map((_, index) => index % 249);
const completion = isRequest('POST', 'uploadId=');

let versity: TestServer;
let faulty: FaultyServer;
let direct: S3Client;
beforeAll(async () => {
  versity = await startVersity();
  faulty = await startFaulty(versity);
  direct = new S3Client({ ...clientFor(versity), ...retries, forcePathStyle: true });
  await direct.send(
    new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration: { LocationConstraint: 'cn-north-1' } }),
  );
});
afterAll(async () => {
  direct?.destroy();
  await faulty?.stop();
  await versity?.stop();
});

let regions = 0;
let prefix: string;
let workspace: string;
let store: ObjectStore;
let other: ObjectStore;
const clients: S3Client[] = [];
const newStore = (): ObjectStore => {
  const client = new S3Client({ ...clientFor(faulty), ...retries, forcePathStyle: true });
  clients.push(client);
  return s3Store(client, { bucket, prefix, workspace });
};
beforeEach(async () => {
  prefix = `objects/r${regions++}/`;
  workspace = await mkdtemp(join(tmpdir(), 'jixiao-s3-'));
  store = newStore();
  other = s3Store(direct, { bucket, prefix, workspace });
  faulty.take();
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  for (const client of clients.splice(0)) client.destroy();
  await rm(workspace, { recursive: true, force: true });
  expect(faulty.clear()).toBe(0);
});

const unfinished = async (): Promise<number> =>
  ((await direct.send(new ListMultipartUploadsCommand({ Bucket: bucket }))).Uploads ?? []).length;

describe('a busy bucket', () => {
  test('is tried again, each wait chosen at random up to a bound that doubles', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.1);
    faulty.inject(isRequest('PUT'), refuseAsS3(503, 'SlowDown'), 3);
    expect(await store.put('a', bytes('x'))).toBe(true);
    const sent = faulty.take().filter(isRequest('PUT'));
    const waits = sent.slice(1).map(({ at }, index) => at - (sent[index]?.at ?? 0));
    expect(waits).toHaveLength(3);
    for (const [index, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(100 * 2 ** index - 5);
      expect(wait).toBeLessThan(1000 * 2 ** index);
    }
  });

  test('is tried again in the middle of a list', async () => {
    for (const key of ['a', 'b']) await other.put(key, bytes(key));
    vi.spyOn(Math, 'random').mockReturnValue(0);
    faulty.inject(isRequest('GET', 'list-type=2'), refuseAsS3(503, 'SlowDown'), 2);
    const found: string[] = [];
    for await (const { key } of store.list('')) found.push(key);
    expect(found).toEqual(['a', 'b']);
  });
});

describe('an answer that is lost', () => {
  test.each([
    ['a put', 'PUT', bytes('small')],
    ['a completion', 'POST', large],
  ])('of %s: the object is there once, and known as ours', async (_, method, body) => {
    faulty.inject(method === 'PUT' ? isRequest('PUT') : completion, loseAnswer());
    expect(await store.put('a', body)).toBe(true);
    expect(Buffer.compare(await other.get('a'), body)).toBe(0);
    expect(await store.put('a', bytes('again'))).toBe(false);
    expect(await unfinished()).toBe(0);
  });

  test('is not taken for ours where another’s object is there', async () => {
    const first = async (): Promise<void> => {
      await other.put('a', bytes('other'));
    };
    faulty.inject(isRequest('PUT'), async (_, response) => {
      await first();
      response.socket?.destroy();
    });
    expect(await store.put('a', bytes('mine'))).toBe(false);
    expect(new TextDecoder().decode(await other.get('a'))).toBe('other');
  });
});

describe('parts', () => {
  test('the condition stands on the completion, and a lost race leaves no parts', async () => {
    faulty.inject(completion, async (_, response, pass) => {
      await other.put('a', bytes('faster'));
      const { status, headers, body } = await pass();
      response.writeHead(status, headers).end(body);
    });
    expect(await store.put('a', large)).toBe(false);
    expect(faulty.take().find(completion)?.headers['if-none-match']).toBe('*');
    expect(new TextDecoder().decode(await other.get('a'))).toBe('faster');
    expect(await unfinished()).toBe(0);
  });

  test.each([
    ['a part', isRequest('PUT', 'partNumber=2')],
    ['the completion', completion],
  ])('where %s is refused for good, the parts are taken away and the reason said', async (_, when) => {
    faulty.inject(when, refuseAsS3(403, 'AccessDenied'));
    await expect(store.put('a', large)).rejects.toMatchObject({ name: 'AccessDenied' });
    expect(await unfinished()).toBe(0);
    expect(await store.put('a', large)).toBe(true);
  });

  test('a part that is throttled is sent again, the others are not', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    faulty.inject(isRequest('PUT', 'partNumber=2'), refuseAsS3(503, 'SlowDown'), 2);
    expect(await store.put('a', large)).toBe(true);
    expect(faulty.take().filter(isRequest('PUT'))).toHaveLength(5);
  });
});

describe('a conflict with a write under way (409)', () => {
  test('is tried again where that write came to nothing', async () => {
    faulty.inject(isRequest('PUT'), refuseAsS3(409, 'ConditionalRequestConflict'), 2);
    expect(await store.put('a', bytes('mine'))).toBe(true);
  });

  test('is a race lost where it did not', async () => {
    await other.put('a', bytes('other'));
    faulty.inject(isRequest('PUT'), refuseAsS3(409, 'ConditionalRequestConflict'));
    expect(await store.put('a', bytes('mine'))).toBe(false);
  });
});

describe('a bucket’s own put-once, by which the archive is written', () => {
  test.each([
    ['a conflict that came to nothing', refuseAsS3(409, 'ConditionalRequestConflict')],
    ['a lost answer', loseAnswer()],
  ])('writes after %s', async (_, fault) => {
    const client = new S3Client({ ...clientFor(faulty), ...retries, forcePathStyle: true });
    clients.push(client);
    faulty.inject(isRequest('PUT'), fault);
    const key = `${prefix}event.json`;
    expect(await s3Bucket(client, bucket).putOnce(key, '{}', { contentType: 'application/json' })).toBe(true);
    expect(await s3Bucket(direct, bucket).putOnce(key, '[]', { contentType: 'application/json' })).toBe(false);
    const { Body, ContentType } = await direct.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    expect([await Body?.transformToString(), ContentType]).toEqual(['{}', 'application/json']);
  });
});

describe('a body that breaks off', () => {
  test.each(['get', 'locate'] as const)('is asked for again by %s', async (verb) => {
    await other.put('lake/a', large);
    faulty.inject(isRequest('GET', '/lake/a'), cutAfter(1_000_000), 2);
    const got = await store[verb]('lake/a');
    expect(Buffer.compare(typeof got === 'string' ? await readFile(got) : got, large)).toBe(0);
  });

  test('for good leaves nothing in the workspace that could be taken for the object', async () => {
    await other.put('lake/a', large);
    vi.spyOn(Math, 'random').mockReturnValue(0);
    faulty.inject(isRequest('GET', '/lake/a'), cutAfter(1000), 5);
    await expect(store.locate('lake/a')).rejects.toThrow();
    expect(await readdir(workspace)).toEqual([]);
    expect(await readFile(await store.locate('lake/a'))).toHaveLength(large.length);
  });
});

describe('a clock that is an hour behind', () => {
  const dateOf = ({ headers, path }: Passing): number => {
    const written = String(headers['x-amz-date'] ?? new URL(path, 'http://x').searchParams.get('X-Amz-Date'));
    return Date.parse(written.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  };
  const now = Date.now;
  const isLate = (passing: Passing): boolean => !(Math.abs(dateOf(passing) - now()) < 900_000);

  test('is noticed by the service’s refusal and set right, in addresses for people too', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: now() - 3_600_000 });
    expect(await store.put('a', bytes('x'))).toBe(true);
    expect(faulty.take().filter(isLate)).toHaveLength(1);
    expect((await fetch(await store.presign('a', 60))).status).toBe(200);
    expect(faulty.take().filter(isLate)).toEqual([]);
  });
});

describe('keys', () => {
  test('longer than S3 takes are refused by name', async () => {
    const key = Array.from({ length: 20 }, () => '绩'.repeat(20)).join('/');
    await expect(store.put(key, bytes('x'))).rejects.toMatchObject({ name: 'ObjectKeyError', key });
  });

  test('that no store of ours would write are not listed', async () => {
    for (const key of ['folder/', '.hidden'])
      await direct.send(new PutObjectCommand({ Bucket: bucket, Key: `${prefix}${key}`, Body: new Uint8Array() }));
    for await (const found of store.list('')) expect(found).toBeUndefined();
  });

  test('of one region are not those of another whose code begins alike', async () => {
    const neighbour = s3Store(direct, { bucket, prefix: prefix.replace(/\/$/, '0/'), workspace });
    await neighbour.put('a', bytes('theirs'));
    expect(await store.put('a', bytes('ours'))).toBe(true);
    const found: string[] = [];
    for await (const { key } of store.list('')) found.push(key);
    expect(found).toEqual(['a']);
  });

  test('a file whose upload fails stays where it is', async () => {
    const path = join(workspace, 'file');
    await writeFile(path, 'x');
    faulty.inject(isRequest('PUT'), refuseAsS3(403, 'AccessDenied'));
    await expect(store.put('a', { path })).rejects.toMatchObject({ name: 'AccessDenied' });
    expect(await readFile(path, 'utf8')).toBe('x');
  });
});
