import { setTimeout as pause } from 'node:timers/promises';
import { EventBridgeClient, PutEventsCommand, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import {
  CreateBucketCommand,
  PutBucketNotificationConfigurationCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientFor, startMoto, type TestServer } from '../servers.ts';

let server: TestServer;
let queues: SQSClient;
let events: EventBridgeClient;
let objects: S3Client;
beforeAll(async () => {
  server = await startMoto();
  const options = { ...clientFor(server), maxAttempts: 1 };
  [queues, events, objects] = [
    new SQSClient(options),
    new EventBridgeClient(options),
    new S3Client({ ...options, forcePathStyle: true }),
  ];
});
afterAll(async () => {
  for (const client of [queues, events, objects]) client?.destroy();
  await server?.stop();
});

const queue = async (
  QueueName: string,
  Attributes: Record<string, string> = {},
): Promise<{ QueueUrl: string; arn: string }> => {
  const { QueueUrl = '' } = await queues.send(new CreateQueueCommand({ QueueName, Attributes }));
  const got = await queues.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
  return { QueueUrl, arn: got.Attributes?.QueueArn ?? '' };
};
const receive = async (QueueUrl: string, more: object = {}): Promise<readonly Message[]> =>
  (await queues.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...more }))).Messages ?? [];

describe('moto’s queues, as SQS', () => {
  test('give a message again after its visibility ends, and to the dead letters after the last try', async () => {
    const dead = await queue('dead');
    const live = await queue('live', {
      VisibilityTimeout: '30',
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: 2 }),
    });
    await queues.send(new SendMessageCommand({ QueueUrl: live.QueueUrl, MessageBody: '收' }));
    for (let round = 0; round < 2; round++) {
      const [message] = await receive(live.QueueUrl);
      expect(message?.Body).toBe('收');
      expect(await receive(live.QueueUrl)).toEqual([]);
      await queues.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: live.QueueUrl,
          ReceiptHandle: message?.ReceiptHandle,
          VisibilityTimeout: 0,
        }),
      );
    }
    expect(await receive(live.QueueUrl)).toEqual([]);
    expect((await receive(dead.QueueUrl)).map(({ Body }) => Body)).toEqual(['收']);
  });

  test('let a batch be deleted in part', async () => {
    const { QueueUrl } = await queue('parts', { VisibilityTimeout: '1' });
    for (const MessageBody of ['a', 'b']) await queues.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    const [first] = await receive(QueueUrl);
    await queues.send(
      new DeleteMessageBatchCommand({ QueueUrl, Entries: [{ Id: '1', ReceiptHandle: first?.ReceiptHandle }] }),
    );
    await pause(1500);
    expect((await receive(QueueUrl)).map(({ Body }) => Body)).toEqual([first?.Body === 'a' ? 'b' : 'a']);
  });
});

describe('moto’s bus, as EventBridge', () => {
  test('brings an S3 event to a queue by a rule’s pattern, with the shape that AWS documents', async () => {
    const Bucket = 'jixiao-landing';
    const { QueueUrl, arn } = await queue('uploads');
    await objects.send(
      new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: 'cn-north-1' } }),
    );
    await objects.send(
      new PutBucketNotificationConfigurationCommand({
        Bucket,
        NotificationConfiguration: { EventBridgeConfiguration: {} },
      }),
    );
    const EventPattern = JSON.stringify({
      source: ['aws.s3'],
      'detail-type': ['Object Created'],
      detail: { bucket: { name: [Bucket] } },
    });
    await events.send(new PutRuleCommand({ Name: 'uploads', EventPattern }));
    await events.send(new PutTargetsCommand({ Rule: 'uploads', Targets: [{ Id: 'q', Arn: arn }] }));
    await objects.send(new PutObjectCommand({ Bucket, Key: '4401/支出 明细+1.csv', Body: '汉字' }));
    const [message] = await receive(QueueUrl, { WaitTimeSeconds: 5 });
    expect(JSON.parse(message?.Body ?? '{}')).toMatchObject({
      source: 'aws.s3',
      'detail-type': 'Object Created',
      detail: { bucket: { name: Bucket }, object: { key: '4401/支出 明细+1.csv', size: 6 } },
    });
  });

  test('holds back what a pattern does not name', async () => {
    const { QueueUrl, arn } = await queue('picky');
    await events.send(
      new PutRuleCommand({
        Name: 'picky',
        EventPattern: JSON.stringify({ source: ['jixiao'], 'detail-type': [{ prefix: 'policy.' }] }),
      }),
    );
    await events.send(new PutTargetsCommand({ Rule: 'picky', Targets: [{ Id: 'q', Arn: arn }] }));
    const entry = (DetailType: string) => ({ Source: 'jixiao', DetailType, Detail: '{}' });
    const { FailedEntryCount } = await events.send(
      new PutEventsCommand({ Entries: [entry('file.accepted'), entry('policy.adopted')] }),
    );
    expect(FailedEntryCount).toBe(0);
    expect((await receive(QueueUrl)).map(({ Body = '{}' }) => JSON.parse(Body)['detail-type'])).toEqual([
      'policy.adopted',
    ]);
  });
});

describe('moto, unlike AWS', () => {
  test('moves no dead letters back by itself', async () => {
    const dead = await queue('dead2');
    const move = queues.send(new StartMessageMoveTaskCommand({ SourceArn: dead.arn }));
    await expect(move).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
  });

  test('keeps a schedule and never fires it', async () => {
    const { QueueUrl, arn } = await queue('scheduled');
    const authorization =
      'AWS4-HMAC-SHA256 Credential=test/20260101/cn-north-1/scheduler/aws4_request, SignedHeaders=host, Signature=none';
    const schedules = (path: string, init: RequestInit = {}) =>
      fetch(`${server.url}/schedules/${path}`, { ...init, headers: { authorization } });
    const soon = new Date(Date.now() + 1000).toISOString().slice(0, 19);
    const body = JSON.stringify({
      ScheduleExpression: `at(${soon})`,
      FlexibleTimeWindow: { Mode: 'OFF' },
      ScheduleExpressionTimezone: 'UTC',
      Target: { Arn: arn, RoleArn: 'arn:aws-cn:iam::123456789012:role/x', Input: '{}' },
    });
    expect((await schedules('monthly', { method: 'POST', body })).status).toBe(200);
    expect(await (await schedules('monthly')).json()).toMatchObject({
      ScheduleExpression: `at(${soon})`,
      ScheduleExpressionTimezone: 'UTC',
    });
    expect(await receive(QueueUrl, { WaitTimeSeconds: 3 })).toEqual([]);
  });

  test('delivers before the put is answered, once and in order: nothing here arrives late, twice or crossed', async () => {
    const { QueueUrl, arn } = await queue('ordered');
    await events.send(new PutRuleCommand({ Name: 'ordered', EventPattern: JSON.stringify({ source: ['order'] }) }));
    await events.send(new PutTargetsCommand({ Rule: 'ordered', Targets: [{ Id: 'q', Arn: arn }] }));
    for (const index of [1, 2, 3, 4])
      await events.send(
        new PutEventsCommand({ Entries: [{ Source: 'order', DetailType: 'd', Detail: JSON.stringify({ index }) }] }),
      );
    const got: number[] = [];
    for (let messages = await receive(QueueUrl); messages.length > 0; messages = await receive(QueueUrl)) {
      got.push(...messages.map(({ Body = '{}' }) => JSON.parse(Body).detail.index));
    }
    expect(got).toEqual([1, 2, 3, 4]);
  });
});
