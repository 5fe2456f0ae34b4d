import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateBucketCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bucketOutput } from '../../functions/adapters/bucket-output.ts';
import { s3Bucket } from '../../functions/adapters/s3-bucket.ts';
import { december, outputContract, sealed } from '../contract/output.ts';
import { inFreshFolder } from '../fresh-folder.ts';
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
  bucketOutput({ site: s3Bucket(client, 'site'), lake: s3Bucket(client, 'lake'), region, fiscalYear: 2025 }, () =>
    new Date().toISOString(),
  );

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
    for (const [path, content] of Object.entries(sealed('1', { 'site/index.html': '页' })))
      await output.write(path, content);
    await output.publish(december);
    for (const Key of ['heads/index.html', 'heads/runs/2025-12-1/index.html']) {
      const { ContentType, CacheControl } = await client.send(new HeadObjectCommand({ Bucket: 'site', Key }));
      expect([ContentType, CacheControl]).toEqual(['text/html; charset=utf-8', 'no-cache']);
    }
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
    await inFreshFolder(async (folder) => {
      const file = join(folder, 'small');
      await writeFile(file, '[6]');
      expect(await bucket.uploadOver(null, 'runs/有/items.json', file, json)).toBe(false);
      expect(await bucket.uploadOver(held?.etag ?? '', 'runs/有/items.json', file, json)).toBe(false);
      const now = await bucket.read('runs/有/items.json');
      expect(await bucket.uploadOver(now?.etag ?? '', 'runs/有/items.json', file, json)).toBe(true);
      expect(new TextDecoder().decode((await bucket.read('runs/有/items.json'))?.body)).toBe('[6]');
      expect(await bucket.uploadOver(null, 'runs/new', file, json)).toBe(true);
      expect(await bucket.uploadOver(now?.etag ?? '', 'runs/never', file, json)).toBe(false);
    });
    for await (const { modified } of bucket.list('runs/new')) expect(modified.getTime()).toBeGreaterThan(0);
    await bucket.remove(['runs/有/items.json', 'runs/never', 'runs/new']);
    expect(await bucket.get('runs/有/items.json')).toBeNull();
  });
});
