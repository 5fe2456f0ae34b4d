import process from 'node:process';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateEventBusCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { CreateBucketCommand, PutBucketVersioningCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateStateMachineCommand, ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlannedRegion } from '../../analytics/regions/region.ts';
import { s3Bucket } from '../../functions/adapters/s3-bucket.ts';
import { openCloud } from '../../functions/cloud/wiring.ts';
import { handler as begin } from '../../functions/lambda/begin.ts';
import { handler as build } from '../../functions/lambda/build.ts';
import { handler as merge } from '../../functions/lambda/merge.ts';
import { handler as notify } from '../../functions/lambda/notify.ts';
import { handler as report } from '../../functions/lambda/report.ts';
import { handler as plan } from '../../functions/lambda/snapshot.ts';
import { ingest } from '../../functions/steps/ingest/step.ts';
import { itemsOf, mergedOf } from '../../functions/steps/run-documents/documents.ts';
import { inFreshFolder } from '../fresh-folder.ts';
import { finishedRun, officeUploads } from '../support/finished-run.ts';
import { openOffice } from '../support/office.ts';
import { createLedgerTable } from './ledger-table.ts';
import { clientFor, startDynamo, startMoto, type TestServer } from './servers.ts';

const context = { awsRequestId: 'request', functionName: 'jixiao-step', getRemainingTimeInMillis: () => 600_000 };
const buckets = { landingBucket: 'landing', lakeBucket: 'lake', siteBucket: 'site' } as const;
const regions = [
  { code: '330101', name: '东江区' },
  { code: '330102', name: '西岭县' },
  { code: '330103', name: '南湖新区' },
];
const key = 'monthly-2025-12';
const state = { key, period: '2025-12', regions };

let moto: TestServer;
let dynamo: TestServer;
let s3: S3Client;
let queue = '';
const before = { ...process.env };

const text = async (bucket: string, name: string): Promise<string> =>
  new TextDecoder().decode((await s3Bucket(s3, bucket).get(name)) ?? undefined);

beforeAll(async () => {
  [moto, dynamo] = await Promise.all([startMoto(), startDynamo()]);
  const made = clientFor(moto);
  s3 = new S3Client({ ...made, forcePathStyle: true });
  for (const Bucket of Object.values(buckets))
    await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: 'cn-north-1' } }));
  await s3.send(new PutBucketVersioningCommand({ Bucket: 'landing', VersioningConfiguration: { Status: 'Enabled' } }));
  await createLedgerTable(new DynamoDBClient(clientFor(dynamo)), 'ledger');
  await new EventBridgeClient(made).send(new CreateEventBusCommand({ Name: 'jixiao' }));
  const definition = JSON.stringify({ StartAt: 'Done', States: { Done: { Type: 'Succeed' } } });
  const { stateMachineArn } = await new SFNClient(made).send(
    new CreateStateMachineCommand({ name: 'jixiao-run', definition, roleArn: 'arn:aws-cn:iam::123456789012:role/run' }),
  );
  const { TopicArn } = await new SNSClient(made).send(new CreateTopicCommand({ Name: 'jixiao-results' }));
  const sqs = new SQSClient(made);
  queue = (await sqs.send(new CreateQueueCommand({ QueueName: 'told' }))).QueueUrl ?? '';
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queue, AttributeNames: ['QueueArn'] }),
  );
  await new SNSClient(made).send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: Attributes?.QueueArn }));
  Object.assign(process.env, {
    AWS_REGION: 'cn-north-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL: moto.url,
    AWS_ENDPOINT_URL_DYNAMODB: dynamo.url,
    POWERTOOLS_TRACE_ENABLED: 'false',
    POWERTOOLS_DEV: 'false',
    JIXIAO_LANDING_BUCKET: 'landing',
    JIXIAO_LAKE_BUCKET: 'lake',
    JIXIAO_SITE_BUCKET: 'site',
    JIXIAO_LEDGER_TABLE: 'ledger',
    JIXIAO_BUS_NAME: 'jixiao',
    JIXIAO_TOPIC_ARN: TopicArn,
    JIXIAO_STATE_MACHINE_ARN: stateMachineArn,
    JIXIAO_TIME_ZONE: 'Asia/Shanghai',
    JIXIAO_EDITION: 'internal',
    JIXIAO_SITE_URL: 'https://site.example',
  });
});
afterAll(async () => {
  process.env = before;
  await Promise.all([moto.stop(), dynamo.stop()]);
});

describe('a month’s run, step by step', () => {
  it('begins once under its key, whatever fires twice', async () => {
    const event = { scheduledAt: '2026-01-04T16:00:00Z', regions };
    expect(await begin(event, context)).toEqual({ key, period: '2025-12', started: true });
    await begin(event, context);
    expect(await begin({ ...event, regions: regions.slice(1) }, context)).toEqual({
      key,
      period: '2025-12',
      started: false,
    });
    const { executions } = await new SFNClient(clientFor(moto)).send(
      new ListExecutionsCommand({ stateMachineArn: process.env.JIXIAO_STATE_MACHINE_ARN }),
    );
    expect(executions?.map(({ name }) => name)).toEqual([key]);
  });

  it('plans, computes and publishes each region, and names those without a result', async () => {
    const cloud = await openCloud({ lakeBucket: 'lake', ledgerTable: 'ledger', busName: 'jixiao' }, '330101', {
      clock: () => '2026-01-15T08:00:00.000Z',
      log: { info: () => undefined, warn: () => undefined, progress: () => undefined },
    });
    await ingest(cloud.effects, await officeUploads());
    await cloud.close();
    await s3.send(new PutObjectCommand({ Bucket: 'landing', Key: '330103/policy.yaml', Body: 'name: [half' }));
    expect(await plan(state, context)).toEqual({ bucket: 'lake', itemsKey: `runs/${key}/items.json`, planned: 3 });
    const items: readonly PlannedRegion[] = await itemsOf(s3Bucket(s3, 'lake'), key);
    expect(await plan(state, context)).toMatchObject({ planned: 3 });
    expect(await itemsOf(s3Bucket(s3, 'lake'), key)).toEqual(items);
    const states: unknown[] = [];
    for (const item of items) states.push(await build(item, context));
    expect(states).toEqual([
      { code: '330101', state: 'done' },
      { code: '330102', state: 'missing' },
      { code: '330103', state: 'failed' },
    ]);
    expect(await build(items[0], context)).toEqual({ code: '330101', state: 'done' });
    expect(await merge(state, context)).toEqual({ planned: 3, done: 1, missing: 1, failed: 1 });
    expect(await report(state, context)).toEqual({ page: 'index.html' });
    const page = await text('site', 'index.html');
    for (const said of [
      '3 个地区中 2 个没有 2025年12月 的结果',
      '还没有接受任何文件',
      '规则文件 policy.yaml',
      'href="330101/index.html"',
    ])
      expect(page).toContain(said);
    expect(await text('site', '330101/index.html')).toContain('<html lang="zh-CN">');
  });

  it('gives the result that one machine gives', async () => {
    const [outcome] = (await mergedOf(s3Bucket(s3, 'lake'), key)).outcomes;
    const office = await openOffice();
    try {
      const record = await inFreshFolder((folder) => finishedRun(office.effects, folder));
      expect(outcome?.result?.resultDigest).toBe(record.resultDigest);
      expect(outcome?.result?.snapshot).toBe(record.snapshot);
    } finally {
      await office.close();
    }
  });

  it('tells of its end once', async () => {
    expect(await notify(state, context)).toEqual({ notified: true });
    expect(await notify(state, context)).toEqual({ notified: false });
    const { Messages = [] } = await new SQSClient(clientFor(moto)).send(
      new ReceiveMessageCommand({ QueueUrl: queue, MaxNumberOfMessages: 10 }),
    );
    const told = Messages.map(({ Body = '{}' }) => JSON.parse(Body) as { Subject: string; Message: string });
    expect(told.map(({ Subject }) => Subject)).toEqual(['Jixiao 2025-12: 1 of 3 regions done']);
    expect(told[0]?.Message).toContain('https://site.example/index.html');
  });
});
