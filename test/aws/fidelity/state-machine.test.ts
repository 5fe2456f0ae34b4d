import { setTimeout as pause } from 'node:timers/promises';
import { EventBridgeClient, PutEventsCommand, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { CreateBucketCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  ListMapRunsCommand,
  RedriveExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clientFor, startMoto, type TestServer } from '../servers.ts';

// moto as it comes, without what test/aws/cloud mends in it.

const Bucket = 'jixiao-lake';
let server: TestServer;
let machines: SFNClient;
let objects: S3Client;
let events: EventBridgeClient;
beforeAll(async () => {
  server = await startMoto();
  const options = { ...clientFor(server), maxAttempts: 1 };
  [machines, objects, events] = [
    new SFNClient(options),
    new S3Client({ ...options, forcePathStyle: true }),
    new EventBridgeClient(options),
  ];
});
afterAll(async () => {
  for (const client of [machines, objects, events]) client?.destroy();
  await server?.stop();
});
// One execution is all that a server takes before it is emptied; see below.
beforeEach(async () => {
  await fetch(`${server.url}/moto-api/reset`, { method: 'POST' });
  await fetch(`${server.url}/moto-api/config`, {
    method: 'POST',
    body: JSON.stringify({ stepfunctions: { execute_state_machine: true } }),
  });
  await objects.send(
    new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: 'cn-north-1' } }),
  );
  await objects.send(
    new PutObjectCommand({
      Bucket,
      Key: 'items.json',
      Body: JSON.stringify(['a', 'b', 'c', 'd'].map((code) => ({ code }))),
    }),
  );
});

const make = async (name: string, states: object, startAt = 'First'): Promise<string> => {
  const roleArn = 'arn:aws-cn:iam::123456789012:role/machine';
  const definition = JSON.stringify({ StartAt: startAt, States: states });
  return (await machines.send(new CreateStateMachineCommand({ name, definition, roleArn }))).stateMachineArn ?? '';
};
const run = async (stateMachineArn: string, name: string, input: object = {}) => {
  const { executionArn = '' } = await machines.send(
    new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }),
  );
  for (;;) {
    const described = await machines.send(new DescribeExecutionCommand({ executionArn }));
    if (described.status !== 'RUNNING') return { ...described, executionArn };
    await pause(50);
  }
};

/** A map over the items of the bucket; those with these codes fail. */
const mapOver = (failing: readonly string[], more: object = {}) => ({
  First: {
    Type: 'Map',
    ItemReader: {
      Resource: 'arn:aws-cn:states:::s3:getObject',
      ReaderConfig: { InputType: 'JSON' },
      Parameters: { Bucket, Key: 'items.json' },
    },
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'Look',
      States: {
        Look: {
          Type: 'Choice',
          Choices: failing.map((code) => ({ Variable: '$.code', StringEquals: code, Next: 'Broken' })),
          Default: 'Done',
        },
        Broken: { Type: 'Fail', Error: 'RegionBroken' },
        Done: { Type: 'Pass', End: true },
      },
    },
    End: true,
    ...more,
  },
});

describe('moto’s state machine, as Step Functions', () => {
  test('takes an execution’s name for good', async () => {
    const machine = await make('name', { First: { Type: 'Pass', End: true } });
    expect(await run(machine, 'monthly-2026-01')).toMatchObject({ status: 'SUCCEEDED' });
    await expect(run(machine, 'monthly-2026-01', { other: 1 })).rejects.toMatchObject({
      name: 'ExecutionAlreadyExists',
    });
  });

  test.each([
    ['RegionBroken', { status: 'SUCCEEDED', output: '{}' }],
    ['OtherError', { status: 'FAILED', error: 'RegionBroken' }],
  ])('catches an error by its name, and only that: %s', async (name, end) => {
    const first = {
      Type: 'Parallel',
      Branches: [{ StartAt: 'Broken', States: { Broken: { Type: 'Fail', Error: 'RegionBroken' } } }],
      End: true,
    };
    const states = {
      First: { ...first, Catch: [{ ErrorEquals: [name], Next: 'Told' }] },
      Told: { Type: 'Pass', Result: {}, End: true },
    };
    expect(await run(await make('catch', states), 'one')).toMatchObject(end);
  });

  test('maps over the items of an object in S3, keeps their order and counts them', async () => {
    const ended = await run(await make('map', mapOver(['none'])), 'one');
    expect(JSON.parse(ended.output ?? '[]')).toEqual([{ code: 'a' }, { code: 'b' }, { code: 'c' }, { code: 'd' }]);
    const { mapRuns = [] } = await machines.send(new ListMapRunsCommand({ executionArn: ended.executionArn }));
    const { itemCounts } = await machines.send(new DescribeMapRunCommand({ mapRunArn: mapRuns[0]?.mapRunArn }));
    expect(itemCounts).toMatchObject({ total: 4, succeeded: 4, failed: 0 });
  });
});

describe('moto, unlike Step Functions', () => {
  test('ends well however many items of a map failed', async () => {
    const machine = await make('tolerant', mapOver(['a', 'b', 'c'], { ToleratedFailureCount: 1 }));
    expect(await run(machine, 'one')).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('runs one machine once: the second execution of any ends in an error of the server', async () => {
    const machine = await make('twice', { First: { Type: 'Pass', End: true } });
    await run(machine, 'one');
    await expect(run(machine, 'two')).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
  });

  test('redrives nothing', async () => {
    const { executionArn } = await run(
      await make('redriven', { First: { Type: 'Fail', Error: 'RegionBroken' } }),
      'one',
    );
    await expect(machines.send(new RedriveExecutionCommand({ executionArn }))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 500 },
    });
  });

  test.each([
    ['by a path of the input: it looks in the results instead', { 'Prefix.$': '$.prefix' }, 'FAILED'],
    ['by a fixed name', { Prefix: 'runs/y' }, 'SUCCEEDED'],
  ])('the place of a map’s results, %s', async (_, place, status) => {
    const writer = { ResultWriter: { Resource: 'arn:aws-cn:states:::s3:putObject', Parameters: { Bucket, ...place } } };
    expect(await run(await make('writer', mapOver(['none'], writer)), 'one', { prefix: 'runs/x' })).toMatchObject({
      status,
    });
    if (status === 'FAILED') return;
    const { Contents = [] } = await objects.send(new ListObjectsV2Command({ Bucket, Prefix: 'runs/y/' }));
    expect(Contents.some(({ Key }) => Key?.endsWith('manifest.json'))).toBe(true);
  });

  test('brings events to queues only: a topic as target ends in an error of the server', async () => {
    await events.send(new PutRuleCommand({ Name: 'topic', EventPattern: JSON.stringify({ source: ['jixiao'] }) }));
    await events.send(
      new PutTargetsCommand({
        Rule: 'topic',
        Targets: [{ Id: 't', Arn: 'arn:aws-cn:sns:cn-north-1:123456789012:told' }],
      }),
    );
    const put = events.send(new PutEventsCommand({ Entries: [{ Source: 'jixiao', DetailType: 'd', Detail: '{}' }] }));
    await expect(put).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
  });
});
