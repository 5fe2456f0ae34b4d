import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inParallel } from '../../analytics/core/in-parallel.ts';
import { bucketOutput } from '../../functions/adapters/bucket-output.ts';
import { s3Bucket } from '../../functions/adapters/s3-bucket.ts';
import { sealed } from '../contract/output.ts';
import { inFreshFolder } from '../fresh-folder.ts';
import { contestedBuckets } from '../support/contested-buckets.ts';
import { contestedFolder } from '../support/contested-folder.ts';
import { publishedIn } from '../support/published.ts';
import { publishAtOnce } from '../support/publishing.ts';
import { clientFor, startVersity, type TestServer } from './servers.ts';

// The gateway, not moto: moto checks a condition and writes apart.
let server: TestServer;
let client: S3Client;
beforeAll(async () => {
  server = await startVersity();
  client = new S3Client({ ...clientFor(server), forcePathStyle: true });
  for (const Bucket of ['site', 'lake'])
    await client.send(
      new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: 'cn-north-1' } }),
    );
});
afterAll(async () => {
  client?.destroy();
  await server?.stop();
});

const seeds = Array.from({ length: 1000 }, (_, seed) => seed);

describe('of two or three runs that publish at once, one dying in half of 1,000 orders, one stands whole, of the latest month or asked for by name', () => {
  it('on S3', { timeout: 600_000 }, async () => {
    const [site, lake] = [s3Bucket(client, 'site'), s3Bucket(client, 'lake')];
    await inParallel(seeds, 8, (seed) => publishAtOnce(seed, contestedBuckets(site, lake, `r${seed}`)));
  });

  it('in a folder', { timeout: 600_000 }, async () => {
    await inParallel(seeds, 8, (seed) => inFreshFolder((folder) => publishAtOnce(seed, contestedFolder(folder))));
  });
});

it('a mart of several parts is written over only what was seen', async () => {
  const lake = s3Bucket(client, 'lake');
  const headers = { contentType: 'application/vnd.apache.parquet' };
  await inFreshFolder(async (folder) => {
    const file = join(folder, 'm.parquet');
    await writeFile(file, Buffer.alloc(9_000_000, 'x'));
    expect(await lake.uploadOver(null, 'marts/large', file, headers)).toBe(true);
    expect(await lake.uploadOver(null, 'marts/large', file, headers)).toBe(false);
    const seen = await lake.read('marts/large');
    expect(seen?.body.length).toBe(9_000_000);
    const now = await lake.put('marts/large', 'another', headers);
    expect(await lake.uploadOver(seen?.etag ?? '', 'marts/large', file, headers)).toBe(false);
    expect(await lake.uploadOver(now, 'marts/large', file, headers)).toBe(true);
  });
});

it('twelve months that rush at one pointer leave December whole', async () => {
  const [site, lake] = [s3Bucket(client, 'site'), s3Bucket(client, 'lake')];
  for (let round = 0; round < 10; round += 1) {
    const region = `rush${round}`;
    const resultOf = (month: number) => {
      const id = `${round}-${month}`;
      const period = `2025-${String(month).padStart(2, '0')}`;
      return { period, files: sealed(id, { 'site/index.html': id, 'marts/m.parquet': id }, period) };
    };
    const outputs = await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        const { period, files } = resultOf(index + 1);
        const output = await bucketOutput({ site, lake, region, fiscalYear: 2025 }, () => new Date().toISOString());
        for (const [path, content] of Object.entries(files)) await output.write(path, content);
        return { period, output };
      }),
    );
    const left = await Promise.all(
      outputs.map(async ({ period, output }) => ({
        period,
        later: await output.publish({ period, replaceLater: false }),
      })),
    );
    expect(left.at(-1)?.later).toBeNull();
    expect(left.every(({ period, later }) => later === null || later > period)).toBe(true);
    expect(await publishedIn(site, lake, region)).toEqual(resultOf(12).files);
    expect(new TextDecoder().decode((await site.get(`${region}/index.html`)) ?? undefined)).toContain('runs/2025-12-');
    const mart = await lake.get(`marts/m/region=${region}/run_year=2025/m.parquet`);
    expect(new TextDecoder().decode(mart ?? undefined)).toBe(`${round}-12`);
  }
});
