import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../analytics/core/digest.ts';
import { dynamoLedger } from '../../functions/adapters/dynamo-ledger.ts';
import { readDataDirectory } from '../../functions/cli/data-directory.ts';
import { archiveKey } from '../../functions/steps/archive/place.ts';
import { jixiao, office } from '../functions/cli/command.ts';
import { tester } from './cloud/clients.ts';
import { followStream } from './cloud/stream.ts';
import { createLedgerTable } from './ledger-table.ts';
import { clientFor, startDynamo, startMoto, type TestServer } from './servers.ts';

const [lake, archive, table, region] = ['both-lake', 'both-archive', 'both-ledger', '310115'] as const;
const where = ['--region-code', region, '--lake-bucket', lake, '--ledger-table', table];

let servers: readonly TestServer[];
let dynamo: DynamoDBClient;
let home: string;
const before = { ...process.env };
const folder = (name: string): string => join(home, name);

beforeAll(async () => {
  servers = await Promise.all([startMoto(), startDynamo()]);
  const [s3, tables] = servers as [TestServer, TestServer];
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_S3: s3.url,
    AWS_ENDPOINT_URL_DYNAMODB: tables.url,
    AWS_REGION: 'cn-north-1',
    AWS_ACCESS_KEY_ID: tester,
    AWS_SECRET_ACCESS_KEY: 'test',
    JIXIAO_ARCHIVE_BUCKET: archive,
  });
  const objects = new S3Client({ ...clientFor(s3), forcePathStyle: true });
  for (const Bucket of [lake, archive])
    await objects.send(
      new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: 'cn-north-1' } }),
    );
  objects.destroy();
  // The table's server keeps apart what different keys own; the stream is read with the tester's.
  dynamo = new DynamoDBClient({ ...clientFor(tables), credentials: { accessKeyId: tester, secretAccessKey: 'test' } });
  await createLedgerTable(dynamo, table);
  home = await mkdtemp(join(tmpdir(), 'jixiao-both-'));
  expect((await jixiao('run', office, '--out', folder('out'), '--data', folder('ours'))).code).toBe(0);
});
afterAll(async () => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
  dynamo?.destroy();
  await Promise.all((servers ?? []).map(({ stop }) => stop()));
  if (home) await rm(home, { recursive: true, force: true });
});

const eventsIn = async (data: string): Promise<string> => {
  const found = await readDataDirectory(folder(data));
  if (!found) throw new RangeError(data);
  try {
    const streams = await found.ledger.streams();
    return canonicalJson(await Promise.all(streams.map((stream) => found.ledger.read(stream))));
  } finally {
    await found.close();
  }
};

describe('a data directory and a region of the cloud', () => {
  test('pushed and pulled, everything is as it was, and verifies there', async () => {
    const pushed = await jixiao('push', ...where, '--data', folder('ours'), '--json');
    expect([pushed.code, pushed.err]).toEqual([0, '']);
    expect(pushed.json()).toMatchObject({ region, objects: { there: 0 }, events: { there: 0 } });
    const pulled = await jixiao('pull', ...where, '--data', folder('theirs'), '--json');
    expect([pulled.code, pulled.err]).toEqual([0, '']);
    expect(await eventsIn('theirs')).toBe(await eventsIn('ours'));
    for (const data of ['ours', 'theirs']) {
      const verified = await jixiao('verify', folder('out/run.json'), '--data', folder(data), '--strict', '--json');
      expect(verified.json()).toMatchObject({ holds: true, findings: [] });
      expect(verified.code).toBe(0);
    }
  });

  test('pushed again, nothing is sent', async () => {
    const { json } = await jixiao('push', ...where, '--data', folder('ours'), '--json');
    expect(json()).toMatchObject({ objects: { sent: 0 }, events: { sent: 0 } });
  });

  test('that differ refuse each other and stay as they are', async () => {
    expect((await jixiao('ingest', `${office}/项目.csv`, '--data', folder('another'))).code).toBe(0);
    await cp(folder('another'), folder('copy'), { recursive: true });
    for (const verb of ['push', 'pull']) {
      const { code, err } = await jixiao(verb, ...where, '--data', folder('another'));
      expect(code).toBe(3);
      expect(err).toMatch(/两边的台账从 intake 的第 [0-9]+ 条起不一样/);
      expect(err).toMatch(/The two ledgers differ from event [0-9]+ of intake on/);
    }
    expect(await eventsIn('another')).toBe(await eventsIn('copy'));
  });

  test('what cannot be reached or is empty is told in plain words', async () => {
    const empty = await jixiao(
      'pull',
      '--region-code',
      'none',
      '--lake-bucket',
      lake,
      '--ledger-table',
      table,
      '--data',
      folder('none'),
    );
    expect([empty.code, empty.err.split('\n')[0]]).toEqual([3, '云上还没有区划 none 的数据']);
    const wrong = await jixiao(
      'push',
      '--region-code',
      region,
      '--lake-bucket',
      'no-such-lake',
      '--ledger-table',
      table,
      '--data',
      folder('ours'),
    );
    expect([wrong.code, wrong.err.split('\n')[0]]).toEqual([3, '云服务没有照办:NoSuchBucket']);
  });
});

describe('the ledger’s table', () => {
  test('deleted, comes back from the archive that its stream filled, and verifies', async () => {
    const { handler } = await import('../../functions/lambda/archive.ts');
    const context = { awsRequestId: '1', functionName: 'archive', getRemainingTimeInMillis: () => 60_000 };
    const place = { endpoint: servers[1]?.url ?? '', region: 'cn-north-1' };
    const invoke = async (_name: string, event: unknown) => ({ payload: await handler(event, context), failed: false });
    const follow = followStream(
      place,
      table,
      { source: 'arn', functionName: 'archive', batchSize: 100, reportsItems: true },
      invoke,
    );
    await follow();
    const copied = await jixiao(
      'archive',
      '--region-code',
      region,
      '--ledger-table',
      table,
      '--archive-bucket',
      archive,
      '--json',
    );
    expect([copied.code, copied.err]).toEqual([0, '']);
    expect(copied.json()).toMatchObject({
      streams: expect.arrayContaining([expect.objectContaining({ stream: 'intake' })]),
    });

    await dynamo.send(new DeleteTableCommand({ TableName: table }));
    await createLedgerTable(dynamo, table);
    expect((await jixiao('pull', ...where, '--data', folder('lost'))).code).toBe(3);

    const restored = await jixiao(
      'restore',
      '--archive-bucket',
      archive,
      '--ledger-table',
      table,
      '--strict',
      '--json',
    );
    expect([restored.code, restored.err]).toEqual([0, '']);
    expect(restored.json()).toMatchObject({
      streams: expect.arrayContaining([expect.objectContaining({ region, stream: 'intake', broken: null })]),
    });
    expect((await jixiao('pull', ...where, '--data', folder('back'))).code).toBe(0);
    expect(await eventsIn('back')).toBe(await eventsIn('ours'));
    expect((await jixiao('verify', folder('out/run.json'), '--data', folder('back'), '--strict')).code).toBe(0);
    expect(archiveKey({ region, stream: 'intake', version: 1 })).toBe('310115/intake/0000000001.json');
  });

  test('made anew while uploads are still taken in, can’t be restored: an install is paused before', async () => {
    await dynamo.send(new DeleteTableCommand({ TableName: table }));
    await createLedgerTable(dynamo, table);
    const answered = { kind: 'file.refused', data: { fileName: '来得不巧.csv' } };
    await dynamoLedger(dynamo, { table, region }).append('intake', 0, [answered], {
      actor: 'intake',
      at: '2026-01-15T08:00:00.000Z',
    });
    const { code, err } = await jixiao('restore', '--archive-bucket', archive, '--ledger-table', table);
    expect(code).toBe(3);
    expect(err).toMatch(/The two ledgers differ from event 1 of intake on/);
  });
});
