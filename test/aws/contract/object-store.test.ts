import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll } from 'vitest';
import { retries } from '../../../functions/adapters/retries.ts';
import { s3Store } from '../../../functions/adapters/s3-store.ts';
import { objectStoreContract } from '../../contract/object-store.ts';
import { clientFor, startVersity, type TestServer } from '../servers.ts';

const bucket = 'jixiao-lake';
let server: TestServer;
let client: S3Client;
beforeAll(async () => {
  server = await startVersity();
  client = new S3Client({ ...clientFor(server), ...retries, forcePathStyle: true });
  await client.send(
    new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration: { LocationConstraint: 'cn-north-1' } }),
  );
});
afterAll(async () => {
  client?.destroy();
  await server?.stop();
});

let regions = 0;
objectStoreContract('S3', async () => {
  const workspace = await mkdtemp(join(tmpdir(), 'jixiao-s3-'));
  const place = { bucket, prefix: `objects/r${regions++}/`, workspace };
  return {
    store: s3Store(client, place),
    other: s3Store(client, place),
    release: () => rm(workspace, { recursive: true, force: true }),
  };
});
