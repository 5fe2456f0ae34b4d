import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateEventBusCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inParallel } from '../../analytics/core/in-parallel.ts';
import { currentFiles } from '../../analytics/ledger/streams/current-files.ts';
import { intakeStream } from '../../analytics/ledger/streams/intake.ts';
import { dynamoLedger } from '../../functions/adapters/dynamo-ledger.ts';
import { s3Bucket } from '../../functions/adapters/s3-bucket.ts';
import { landingFolders, s3Landing } from '../../functions/adapters/s3-landing.ts';
import { createLedgerTable } from './ledger-table.ts';
import { clientFor, startDynamo, startMoto, startVersity, type TestServer } from './servers.ts';

const [landing, lake, table, bus] = ['landing-bucket', 'landing-lake', 'landing-ledger', 'landing-bus'] as const;
const location = { CreateBucketConfiguration: { LocationConstraint: 'cn-north-1' as const } };

const versioned = async (client: S3Client, Bucket: string): Promise<void> => {
  await client.send(new CreateBucketCommand({ Bucket, ...location }));
  await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
};

const put = async (client: S3Client, Key: string, Body: string | Uint8Array): Promise<string> =>
  (await client.send(new PutObjectCommand({ Bucket: landing, Key, Body }))).VersionId ?? '';

describe.each([
  ['moto', startMoto],
  ['an S3 gateway', startVersity],
])('a landing place on %s', (_, start) => {
  let server: TestServer;
  let client: S3Client;
  beforeAll(async () => {
    server = await start();
    client = new S3Client({ ...clientFor(server), forcePathStyle: true });
    await versioned(client, landing);
  });
  afterAll(async () => {
    client?.destroy();
    await server?.stop();
  });
  const of = (region: string) => s3Landing(client, { bucket: landing, prefix: `${region}/` });

  test('tells every version of every name, of one name the oldest first, and nothing of other regions', async () => {
    const names = ['教育局/6月 执行+1.csv', '100%25.csv', 'a&b=c?d#e.csv', '𠮷（更正）.csv'];
    const versions = new Map<string, string[]>();
    for (const name of [...names, names[0] ?? '', names[0] ?? ''])
      versions.set(name, [...(versions.get(name) ?? []), await put(client, `1/${name}`, name)]);
    await put(client, '10/other.csv', 'x');
    const found = await of('1').versions();
    for (const name of names) {
      expect(found.filter((each) => each.name === name).map(({ version, current }) => [version, current])).toEqual(
        (versions.get(name) ?? []).map((version, at, all) => [version, at === all.length - 1]),
      );
    }
    expect(found).toHaveLength(6);
    expect(new TextDecoder().decode(await of('1').read(found[0] ?? { name: '', version: '' }))).toBe(found[0]?.name);
  });

  test('gives each version its own bytes, in memory and in a file', async () => {
    const [first, second] = [await put(client, '2/a.csv', 'one'), await put(client, '2/a.csv', 'second')];
    const folder = await mkdtemp(join(tmpdir(), 'landing-'));
    try {
      await of('2').fetch({ name: 'a.csv', version: first }, join(folder, 'a'));
      expect(await readFile(join(folder, 'a'), 'utf8')).toBe('one');
      expect(new TextDecoder().decode(await of('2').read({ name: 'a.csv', version: second }))).toBe('second');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('a deleted name has versions and none is current', async () => {
    await put(client, '3/a.csv', 'one');
    await client.send(new DeleteObjectCommand({ Bucket: landing, Key: '3/a.csv' }));
    expect((await of('3').versions()).map(({ name, current }) => [name, current])).toEqual([['a.csv', false]]);
  });

  test('lies beside others, and beside what people put in the wrong place', async () => {
    for (const key of ['5/a.csv', '教育局/a.csv', 'a.csv']) await put(client, key, 'x');
    const folders = await landingFolders(client, landing);
    expect(folders).toEqual(expect.arrayContaining(['5', '教育局', 'a.csv']));
    expect(new Set(folders).size).toBe(folders.length);
  });

  test('of more than a thousand versions loses none', async () => {
    await inParallel(
      Array.from({ length: 1100 }, (_, n) => n),
      16,
      async (n) => void (await put(client, `4/项目${n % 900}.csv`, String(n))),
    );
    const found = await of('4').versions();
    expect(found).toHaveLength(1100);
    expect(new Set(found.map(({ version }) => version)).size).toBe(1100);
    expect(found.filter(({ current }) => current)).toHaveLength(900);
  });
});

describe('the news of uploads, on DynamoDB Local and moto', () => {
  let servers: readonly TestServer[];
  let objects: S3Client;
  let tables: DynamoDBClient;
  let handler: (
    event: unknown,
    context: object,
  ) => Promise<{ readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] }>;
  const before = { ...process.env };

  beforeAll(async () => {
    servers = await Promise.all([startMoto(), startDynamo()]);
    const [s3, dynamo] = servers as [TestServer, TestServer];
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: s3.url,
      AWS_ENDPOINT_URL_DYNAMODB: dynamo.url,
      AWS_REGION: 'cn-north-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      JIXIAO_LANDING_BUCKET: landing,
      JIXIAO_LAKE_BUCKET: lake,
      JIXIAO_LEDGER_TABLE: table,
      JIXIAO_BUS_NAME: bus,
    });
    objects = new S3Client({ ...clientFor(s3), forcePathStyle: true });
    await versioned(objects, landing);
    await objects.send(new CreateBucketCommand({ Bucket: lake, ...location }));
    await new EventBridgeClient(clientFor(s3)).send(new CreateEventBusCommand({ Name: bus }));
    tables = new DynamoDBClient(clientFor(dynamo));
    await createLedgerTable(tables, table);
    handler = (await import('../../functions/lambda/ingest.ts')).handler as typeof handler;
  });
  afterAll(async () => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
    objects?.destroy();
    tables?.destroy();
    await Promise.all((servers ?? []).map(({ stop }) => stop()));
  });

  const context = { awsRequestId: '1', functionName: 'ingest', getRemainingTimeInMillis: () => 600_000 };
  const message = (messageId: string, key: string, version: string) => ({
    messageId,
    body: JSON.stringify({
      'detail-type': 'Object Created',
      detail: { bucket: { name: landing }, object: { key, 'version-id': version } },
    }),
  });
  const standing = async (region: string) =>
    currentFiles(await dynamoLedger(tables, { table, region }).read(intakeStream)).map(
      ({ fileName, state }) => `${state} ${fileName}`,
    );

  test('doubled and turned round they come to the same end, one region’s failure being its own', async () => {
    const sent = [
      ['1/更正执行.csv', '年度,期间,项目编码,全年预算数,执行数\n2025,2025-06,P1,1,0.5\n'],
      ['1/执行.csv', '年度,期间,项目编码,全年预算数,执行数\n2025,2025-06,P1,1,0.4\n'],
      ['1/项目.csv', '年度,预算单位编码,项目编码,项目名称\n2025,101001,P1,食堂\n'],
      ['1/机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'],
      ['1/坏.csv', 'x'],
      ['2/机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,201,交通局,201001,二院\n'],
    ] as const;
    const messages = [];
    for (const [key, content] of sent) messages.push(message(key, key, await put(objects, key, content)));
    const records = [...messages.toReversed(), ...messages, { messageId: 'bad', body: '{' }];
    expect(await handler({ Records: records }, context)).toEqual({ batchItemFailures: [{ itemIdentifier: 'bad' }] });
    expect(await standing('1')).toEqual([
      'accepted 机构.csv',
      'accepted 项目.csv',
      'accepted 执行.csv',
      'accepted 更正执行.csv',
      'refused 坏.csv',
    ]);
    expect(await standing('2')).toEqual(['accepted 机构.csv']);
    expect(await handler({ Records: messages }, context)).toEqual({ batchItemFailures: [] });
    expect(await standing('1')).toHaveLength(5);
    const receipts: string[] = [];
    for await (const { key } of s3Bucket(objects, lake).list('results/1/receipts/'))
      receipts.push(key.replace(/-[0-9a-f]{8}\./, '.'));
    expect(receipts).toContain('results/1/receipts/坏.csv.html');
    expect(receipts).toHaveLength(10);
  });

  test('the watch tells what waits, what lies in the wrong place, and that no run was made', async () => {
    Object.assign(process.env, { JIXIAO_TIME_ZONE: 'Asia/Shanghai' });
    const { handler: watch } = await import('../../functions/lambda/watch.ts');
    await put(objects, '9/机构.csv', 'x');
    await put(objects, 'elsewhere/机构.csv', 'x');
    const told = await watch({ regions: [{ code: '9', name: '九区' }], overdueDay: 1 }, context);
    expect(told).toMatchObject({ isOverdue: true, silent: {}, outside: expect.arrayContaining(['elsewhere']) });
    expect(told.outside).not.toContain('9');
  });

  test('a region whose surroundings fail has its messages come again, the others are done with', async () => {
    const [bad, good] = [await put(objects, '3/机构.csv', 'x'), await put(objects, '4/机构.csv', 'y')];
    const gone = dynamoLedger(tables, { table, region: '3' });
    await gone.append(
      'landing',
      0,
      [{ kind: 'sweep.started', data: { uploads: [], until: '2999-01-01T00:00:00.000Z' } }],
      {
        actor: 'intake',
        at: '2026-01-01T00:00:00.000Z',
      },
    );
    const records = [
      message('a', '3/机构.csv', bad),
      message('b', '4/机构.csv', good),
      message('c', '3/机构.csv', bad),
    ];
    expect(await handler({ Records: records }, context)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'c' }],
    });
    expect([await standing('3'), await standing('4')]).toEqual([[], ['refused 机构.csv']]);
  });
});
