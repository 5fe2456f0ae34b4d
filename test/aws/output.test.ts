import { CreateBucketCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bucketOutput } from '../../functions/adapters/bucket-output.ts';
import { s3Bucket } from '../../functions/adapters/s3-bucket.ts';
import { december, outputContract } from '../contract/output.ts';
import { publishedIn } from '../support/published.ts';
import { clientFor, startMoto, type TestServer } from './servers.ts';

let server: TestServer;
let client: S3Client;
let regions = 0;
beforeAll(async () => {
  server = await startMoto();
  client = new S3Client({ ...clientFor(server), forcePathStyle: true });
  for (const Bucket of ['site', 'lake'])
    await client.send(
      new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: 'cn-north-1' } }),
    );
});
afterAll(async () => {
  client.destroy();
  await server.stop();
});

const open = async (region: string) =>
  bucketOutput({ site: s3Bucket(client, 'site'), lake: s3Bucket(client, 'lake'), region, fiscalYear: 2025 });

outputContract('S3', async () => {
  regions += 1;
  const region = `r${regions}`;
  return {
    open: () => open(region),
    published: () => publishedIn(s3Bucket(client, 'site'), s3Bucket(client, 'lake'), region),
    release: async () => undefined,
  };
});

describe('a bucket of S3', () => {
  it('tells a browser what a page is and to ask again before it shows an old one', async () => {
    const output = await open('heads');
    await output.write('site/index.html', '页');
    await output.publish(december);
    const { ContentType, CacheControl } = await client.send(
      new HeadObjectCommand({ Bucket: 'site', Key: 'heads/index.html' }),
    );
    expect([ContentType, CacheControl]).toEqual(['text/html; charset=utf-8', 'no-cache']);
  });

  it('leaves an unchanged page’s object as it is', async () => {
    const modified = async () =>
      (await client.send(new HeadObjectCommand({ Bucket: 'site', Key: 'same/1.html' }))).LastModified?.getTime();
    const publish = async (front: string) => {
      const output = await open('same');
      await output.write('site/1.html', 'one');
      await output.write('site/index.html', front);
      await output.publish(december);
    };
    await publish('first');
    const before = await modified();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await publish('second');
    expect(await modified()).toBe(before);
  });

  it('writes once where it is told to, gives nothing where nothing is, and takes a key of Chinese', async () => {
    const bucket = s3Bucket(client, 'lake');
    const json = { contentType: 'application/json' };
    expect(await bucket.get('runs/无/items.json')).toBeNull();
    expect(await bucket.putOnce('runs/有/items.json', '[1]', json)).toBe(true);
    expect(await bucket.putOnce('runs/有/items.json', '[2]', json)).toBe(false);
    expect(new TextDecoder().decode((await bucket.get('runs/有/items.json')) ?? undefined)).toBe('[1]');
    const held = await bucket.read('runs/有/items.json');
    expect(await bucket.putOver(held?.etag ?? '', 'runs/有/items.json', '[3]', json)).toBe(true);
    expect(await bucket.putOver(held?.etag ?? '', 'runs/有/items.json', '[4]', json)).toBe(false);
    expect(new TextDecoder().decode((await bucket.read('runs/有/items.json'))?.body)).toBe('[3]');
    expect(await bucket.putOver(held?.etag ?? '', 'runs/never', '[5]', json)).toBe(false);
    expect(await bucket.read('runs/never')).toBeNull();
    await bucket.remove(['runs/有/items.json', 'runs/never']);
    expect(await bucket.get('runs/有/items.json')).toBeNull();
  });
});
