import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientFor, startMoto, type TestServer } from '../servers.ts';

let server: TestServer;
let client: S3Client;
beforeAll(async () => {
  server = await startMoto();
  client = new S3Client({ ...clientFor(server), forcePathStyle: true });
});
afterAll(async () => {
  client?.destroy();
  await server?.stop();
});

test('If-None-Match', async () => {
  await client.send(new CreateBucketCommand({ Bucket: 'jixiao-test', CreateBucketConfiguration: { LocationConstraint: 'cn-north-1' } }));
  const put = () => client.send(new PutObjectCommand({ Bucket: 'jixiao-test', Key: '中/文', Body: 'x', IfNoneMatch: '*' }));
  await put();
  await expect(put()).rejects.toMatchObject({ name: 'PreconditionFailed', $metadata: { httpStatusCode: 412 } });
});
