import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  RedriveExecutionCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServices } from '../cloud/services.ts';

// What of Step Functions the other tests here rely on, by a machine of the same shape and functions of three lines.

let services: Awaited<ReturnType<typeof startServices>>;
const asked: string[] = [];
let broken = new Set<string>();

beforeAll(async () => {
  services = await startServices();
  services.front.invoke = async (name, event) => {
    const { region = '' } = event as { region?: string };
    asked.push(`${name.split(':').at(-1)} ${region}`.trim());
    return broken.has(region)
      ? { payload: { errorType: 'RegionBroken', errorMessage: '' }, failed: true }
      : { payload: { region, name }, failed: false };
  };
  await services.clients.s3.send(
    new CreateBucketCommand({ Bucket: 'lake', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }),
  );
  const items = ['a', 'b', 'c', 'd'].map((code) => ({ code }));
  await services.clients.s3.send(
    new PutObjectCommand({ Bucket: 'lake', Key: 'items.json', Body: JSON.stringify(items) }),
  );
});
afterAll(() => services.stop());

const call = (name: string, more: object) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: `arn:aws:lambda:eu-west-1:123456789012:function:${name}`, 'Payload.$': '$' },
  ...more,
});

const definition = {
  StartAt: 'KeyIsName',
  States: {
    KeyIsName: {
      Type: 'Choice',
      Choices: [{ Variable: '$.key', StringEqualsPath: '$$.Execution.Name', Next: 'Plan' }],
      Default: 'NotTheKey',
    },
    NotTheKey: { Type: 'Fail', Error: 'NotTheKey' },
    Plan: call('plan', { ResultPath: null, Next: 'Each' }),
    Each: {
      Type: 'Map',
      MaxConcurrency: 2,
      ToleratedFailurePercentage: '30.0',
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'JSON' },
        Parameters: { Bucket: 'lake', Key: 'items.json' },
      },
      ItemSelector: { 'region.$': '$$.Map.Item.Value.code' },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Build',
        States: {
          Build: call('build', {
            Retry: [{ ErrorEquals: ['RegionBroken'], IntervalSeconds: 1, MaxAttempts: 1 }],
            End: true,
          }),
        },
      },
      ResultWriter: {
        Resource: 'arn:aws:states:::s3:putObject',
        Parameters: { Bucket: 'lake', 'Prefix.$': '$.prefix' },
      },
      ResultPath: null,
      Next: 'Merge',
    },
    Merge: call('merge', { End: true }),
  },
};

const make = async (name: string): Promise<string> => {
  const text = JSON.stringify(definition).replace('"30.0"', '30.0');
  const made = await services.clients.machines.send(
    new CreateStateMachineCommand({ name, definition: text, roleArn: 'arn:aws:iam::123456789012:role/machine' }),
  );
  return made.stateMachineArn ?? '';
};

const ended = async (executionArn: string) => {
  for (;;) {
    const described = await services.clients.machines.send(new DescribeExecutionCommand({ executionArn }));
    if (described.status !== 'RUNNING') return described;
    await new Promise((soon) => setTimeout(soon, 50));
  }
};

const run = async (stateMachineArn: string, name: string) => {
  const { executionArn = '' } = await services.clients.machines.send(
    new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify({ prefix: 'runs/x', key: 'one' }) }),
  );
  return { ...(await ended(executionArn)), executionArn };
};

test('a machine runs more than once, and an execution’s name is taken for good', async () => {
  broken = new Set();
  const machine = await make('twice');
  expect(await run(machine, 'one')).toMatchObject({ status: 'SUCCEEDED' });
  expect(await run(machine, 'two')).toMatchObject({ status: 'FAILED', error: 'NotTheKey' });
  await expect(run(machine, 'one')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
});

test('a map goes on with as many failed items as it tolerates, each tried again first', async () => {
  broken = new Set(['b']);
  asked.length = 0;
  expect(await run(await make('tolerant'), 'one')).toMatchObject({ status: 'SUCCEEDED' });
  expect([...asked].sort()).toEqual(['build a', 'build b', 'build b', 'build c', 'build d', 'merge', 'plan']);
});

test('a map with more failures fails, and a redrive runs what had not succeeded and all that follows', async () => {
  broken = new Set(['b', 'c']);
  const failed = await run(await make('redriven'), 'one');
  expect(failed).toMatchObject({ status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' });
  asked.length = 0;
  broken = new Set();
  await services.clients.machines.send(new RedriveExecutionCommand({ executionArn: failed.executionArn }));
  expect(await ended(failed.executionArn)).toMatchObject({ status: 'SUCCEEDED' });
  expect([...asked].sort()).toEqual(['build b', 'build c', 'merge']);
  await expect(
    services.clients.machines.send(new RedriveExecutionCommand({ executionArn: failed.executionArn })),
  ).rejects.toMatchObject({
    name: 'ExecutionNotRedrivable',
  });
  const { events = [] } = await services.clients.machines.send(
    new GetExecutionHistoryCommand({ executionArn: failed.executionArn }),
  );
  expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
});
