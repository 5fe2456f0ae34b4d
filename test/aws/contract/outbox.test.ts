import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { LedgerEvent } from '../../../analytics/core/ports/ledger.ts';
import { chained, genesis } from '../../../analytics/ledger/event.ts';
import { eventOutbox } from '../../../functions/adapters/event-outbox.ts';
import { retries } from '../../../functions/adapters/retries.ts';
import { outboxContract } from '../../contract/outbox.ts';
import { answerWith, type FaultyServer, isAction, loseAnswer, refuseWith, startFaulty } from '../faults.ts';
import { clientFor, startMoto, type TestServer } from '../servers.ts';

let moto: TestServer;
let faulty: FaultyServer;
let events: EventBridgeClient;
let queues: SQSClient;
let QueueUrl: string;
beforeAll(async () => {
  moto = await startMoto();
  faulty = await startFaulty(moto);
  events = new EventBridgeClient({ ...clientFor(faulty), ...retries });
  queues = new SQSClient(clientFor(moto));
  QueueUrl = (await queues.send(new CreateQueueCommand({ QueueName: 'heard' }))).QueueUrl ?? '';
  const { Attributes } = await queues.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
  await events.send(new PutRuleCommand({ Name: 'all', EventPattern: JSON.stringify({ source: ['jixiao'] }) }));
  await events.send(
    new PutTargetsCommand({ Rule: 'all', Targets: [{ Id: 'queue', Arn: Attributes?.QueueArn ?? '' }] }),
  );
});
afterAll(async () => {
  events?.destroy();
  queues?.destroy();
  await faulty?.stop();
  await moto?.stop();
});

const heard = async (): Promise<string[]> => {
  const all: string[] = [];
  for (;;) {
    const { Messages = [] } = await queues.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    if (Messages.length === 0) return all;
    // Written again, for the server escapes what is not ASCII.
    all.push(...Messages.map(({ Body = '' }) => JSON.stringify(JSON.parse(Body))));
  }
};
const purge = async (): Promise<void> => {
  await queues.send(new PurgeQueueCommand({ QueueUrl }));
};
const outbox = () => eventOutbox(events, { bus: 'default', region: '4401' });

outboxContract('EventBridge', async () => ({
  outbox: outbox(),
  heard: async () => (await heard()).join('\n'),
  release: purge,
}));

describe('EventBridge outbox', () => {
  const [event] = chained('policy', genesis, [{ kind: 'policy.adopted', data: { a: 1 } }], {
    actor: 'finance',
    at: '2026-01-05T08:00:00.000Z',
  }) as [LedgerEvent];
  const put = isAction('PutEvents');
  const failed = (ErrorCode: string) =>
    answerWith(200, JSON.stringify({ FailedEntryCount: 1, Entries: [{ ErrorCode, ErrorMessage: 'x' }] }), {
      'content-type': 'application/x-amz-json-1.1',
    });
  afterEach(async () => {
    vi.restoreAllMocks();
    expect(faulty.clear()).toBe(0);
    faulty.take();
    await purge();
  });

  test('says region, place, kind, time, role and hash', async () => {
    await outbox().notify(event);
    const [body = '{}'] = await heard();
    expect(JSON.parse(body)).toMatchObject({
      source: 'jixiao',
      'detail-type': 'policy.adopted',
      detail: {
        region: '4401',
        stream: 'policy',
        version: 1,
        kind: 'policy.adopted',
        at: event.at,
        actor: 'finance',
        hash: event.hash,
      },
    });
  });

  test.each(['InternalFailure', 'ThrottlingException'])(
    'an entry that failed by %s in an answer that is 200 is sent again',
    async (code) => {
      faulty.inject(put, failed(code), 2);
      await outbox().notify(event);
      expect(faulty.take().filter(put)).toHaveLength(3);
      expect(await heard()).toHaveLength(1);
    },
  );

  test('an entry that goes on failing is named', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    faulty.inject(put, failed('InternalFailure'), 6);
    await expect(outbox().notify(event)).rejects.toMatchObject({
      name: 'UndeliveredEventError',
      stream: 'policy',
      version: 1,
      code: 'InternalFailure',
    });
  });

  test('an entry that can never go is named at once', async () => {
    faulty.inject(put, failed('MalformedDetail'));
    await expect(outbox().notify(event)).rejects.toMatchObject({
      name: 'UndeliveredEventError',
      code: 'MalformedDetail',
    });
    expect(faulty.take().filter(put)).toHaveLength(1);
  });

  test('a throttled bus and a lost answer: told at least once', async () => {
    faulty.inject(put, refuseWith('ThrottlingException'), 2);
    faulty.inject(put, loseAnswer());
    await outbox().notify(event);
    expect((await heard()).length).toBeGreaterThanOrEqual(1);
  });
});
