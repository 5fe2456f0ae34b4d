import { DeleteItemCommand, DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  AppendTooLargeError,
  DamagedEventError,
  type Ledger,
  type NewEvent,
  StaleVersionError,
} from '../../../analytics/core/ports/ledger.ts';
import { findBreak } from '../../../analytics/ledger/chain.ts';
import { dynamoLedger } from '../../../functions/adapters/dynamo-ledger.ts';
import { retries } from '../../../functions/adapters/retries.ts';
import {
  answerChanged,
  type FaultyServer,
  isAction,
  loseAnswer,
  type Passing,
  refuseWith,
  startFaulty,
} from '../faults.ts';
import { createLedgerTable } from '../ledger-table.ts';
import { clientFor, startDynamo, type TestServer } from '../servers.ts';

const table = 'jixiao-ledger';
const by = { actor: 'intake', at: '2026-01-05T08:00:00.000Z' };
const events = (count: number, data: NewEvent['data'] = {}): NewEvent[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'a', data: { ...data, index } }));
const throttled = refuseWith('ProvisionedThroughputExceededException');
const cancelled = (...codes: string[]) =>
  refuseWith('TransactionCanceledException', { CancellationReasons: codes.map((Code) => ({ Code })) });
const transaction = isAction('TransactWriteItems');

let dynamo: TestServer;
let faulty: FaultyServer;
let direct: DynamoDBClient;
beforeAll(async () => {
  dynamo = await startDynamo();
  faulty = await startFaulty(dynamo);
  direct = new DynamoDBClient({ ...clientFor(dynamo), ...retries });
  await createLedgerTable(direct, table);
});
afterAll(async () => {
  direct?.destroy();
  await faulty?.stop();
  await dynamo?.stop();
});

let regions = 0;
let region: string;
let ledger: Ledger;
let other: Ledger;
const clients: DynamoDBClient[] = [];
const ledgerWith = (options: object = {}): Ledger => {
  const client = new DynamoDBClient({ ...clientFor(faulty), ...retries, ...options });
  clients.push(client);
  return dynamoLedger(client, { table, region });
};
beforeEach(() => {
  region = `r${regions++}`;
  ledger = ledgerWith();
  other = dynamoLedger(direct, { table, region });
  faulty.take();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  for (const client of clients.splice(0)) client.destroy();
  expect(faulty.clear()).toBe(0);
});

describe('a throttled table', () => {
  test('is tried again, each wait chosen at random up to a bound that doubles', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.1);
    faulty.inject(transaction, throttled, 3);
    expect(await ledger.append('s', 0, events(1), by)).toHaveLength(1);
    const sent = faulty.take().filter(transaction);
    const waits = sent.slice(1).map(({ at }, index) => at - (sent[index]?.at ?? 0));
    expect(waits).toHaveLength(3);
    for (const [index, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(100 * 2 ** index - 5);
      expect(wait).toBeLessThan(1000 * 2 ** index);
    }
  });

  test('is given up after eight tries, and nothing was written', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    faulty.inject(transaction, throttled, 8);
    await expect(ledger.append('s', 0, events(1), by)).rejects.toMatchObject({
      name: 'ProvisionedThroughputExceededException',
    });
    expect(faulty.take().filter(transaction)).toHaveLength(8);
    expect(await other.read('s')).toEqual([]);
  });

  test.each(['GetItem', 'Query', 'BatchGetItem'])('is tried again for %s', async (action) => {
    await other.append('s', 0, events(3), by);
    vi.spyOn(Math, 'random').mockReturnValue(0);
    faulty.inject(isAction(action), throttled, 2);
    expect(await ledger.scan('a')).toHaveLength(3);
  });

  test.each([
    ['ThrottlingError', ['None', 'ThrottlingError']],
    ['TransactionConflict', ['TransactionConflict', 'None']],
  ])('a transaction cancelled for %s is no stale version and goes through later', async (_, codes) => {
    faulty.inject(transaction, cancelled(...codes), 3);
    expect(await ledger.append('s', 0, events(1), by)).toHaveLength(1);
    expect(await other.read('s')).toHaveLength(1);
  });

  test('a transaction cancelled for what will not pass is not tried again', async () => {
    faulty.inject(transaction, cancelled('ValidationError', 'None'), 1);
    await expect(ledger.append('s', 0, events(1), by)).rejects.toMatchObject({ name: 'TransactionCanceledException' });
    expect(faulty.take().filter(transaction)).toHaveLength(1);
  });

  test('asks again for heads that a batch put off', async () => {
    for (const stream of ['x', 'y', 'z']) await other.append(stream, 0, events(1), by);
    const postponed = (body: string): string => {
      const answer = JSON.parse(body);
      const [first, ...rest] = answer.Responses[table];
      answer.Responses[table] = [first];
      answer.UnprocessedKeys = {
        [table]: {
          Keys: rest.map(({ stream, version }: Record<string, unknown>) => ({ stream, version })),
          ConsistentRead: true,
        },
      };
      return JSON.stringify(answer);
    };
    faulty.inject(isAction('BatchGetItem'), answerChanged(postponed), 2);
    expect((await ledger.scan('a')).map(({ stream }) => stream)).toEqual(['x', 'y', 'z']);
  });
});

describe('an answer that is lost', () => {
  test.each([1, 150])('of a transaction of %i events: sent again, written once, not stale', async (count) => {
    faulty.inject(transaction, loseAnswer());
    const written = await ledger.append('s', 0, events(count), by);
    expect(faulty.take().filter(transaction)).toHaveLength(2);
    expect(await other.read('s')).toEqual(written);
  });

  test('is not asked for again by a client without retries, yet known as ours', async () => {
    faulty.inject(transaction, loseAnswer());
    const written = await ledgerWith({ maxAttempts: 1 }).append('s', 0, events(2), by);
    expect(await other.read('s')).toEqual(written);
  });

  test('is known as ours though another writer has gone on since', async () => {
    faulty.inject(
      transaction,
      loseAnswer(() => other.append('s', 2, events(1), { ...by, actor: 'other' })),
    );
    const written = await ledger.append('s', 0, events(2), by);
    expect((await other.read('s')).slice(0, 2)).toEqual(written);
    expect(await other.read('s')).toHaveLength(3);
  });

  test('the same after the ten minutes for which DynamoDB knows a request: the second sending is refused, and still it is ours', async () => {
    faulty.inject(
      transaction,
      loseAnswer(async () => faulty.inject(transaction, cancelled('ConditionalCheckFailed', 'ConditionalCheckFailed'))),
    );
    const written = await ledger.append('s', 0, events(1), by);
    expect(await other.read('s')).toEqual(written);
  });

  test('a request that never arrived leaves the stream to the faster writer', async () => {
    const never = async (): Promise<void> => {
      await other.append('s', 0, events(1), { ...by, actor: 'other' });
    };
    faulty.inject(transaction, async (_, response) => {
      await never();
      response.socket?.destroy();
    });
    await expect(ledger.append('s', 0, events(1), by)).rejects.toBeInstanceOf(StaleVersionError);
    expect((await other.read('s')).map(({ actor }) => actor)).toEqual(['other']);
  });
});

describe('a clock that is an hour behind', () => {
  const now = Date.now;
  const isLate = ({ headers }: Passing): boolean => {
    const written = String(headers['x-amz-date']).replace(
      /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/,
      '$1-$2-$3T$4:$5:$6Z',
    );
    return Math.abs(Date.parse(written) - now()) > 300_000;
  };

  test('is noticed by the service’s refusal and set right', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: now() - 3_600_000 });
    faulty.inject(
      isLate,
      refuseWith('InvalidSignatureException', { message: 'Signature expired: is now earlier than' }),
    );
    expect(await ledger.append('s', 0, events(1), by)).toHaveLength(1);
    expect(faulty.take().filter(isLate)).toHaveLength(1);
  });
});

describe('what stands in the table', () => {
  const key = (version: number) => ({ stream: { S: `${region}/s` }, version: { N: String(version) } });

  test('events on their way are waited for', async () => {
    await other.append('s', 0, events(3), by);
    const fewer = (body: string): string => {
      const answer = JSON.parse(body);
      return JSON.stringify({ ...answer, Items: answer.Items.slice(0, 1), Count: 1 });
    };
    faulty.inject(isAction('Query'), answerChanged(fewer), 2);
    expect(await ledger.read('s')).toHaveLength(3);
  });

  test('an event that was taken away is named', async () => {
    await other.append('s', 0, events(3), by);
    await direct.send(new DeleteItemCommand({ TableName: table, Key: key(2) }));
    await expect(ledger.read('s')).rejects.toMatchObject({ name: 'DamagedEventError', stream: 's', version: 2 });
    expect(await ledger.read('s', 3)).toHaveLength(1);
  });

  test.each([
    ['no JSON', 'data', '{'],
    ['no document', 'data', '[]'],
    ['no text', 'kind', undefined],
  ])('an event with %s is named', async (_, attribute, value) => {
    await other.append('s', 0, events(2), by);
    const update = { TableName: table, Key: key(2), ExpressionAttributeNames: { '#a': attribute } };
    await direct.send(
      new UpdateItemCommand(
        value === undefined
          ? { ...update, UpdateExpression: 'REMOVE #a' }
          : { ...update, UpdateExpression: 'SET #a = :a', ExpressionAttributeValues: { ':a': { S: value } } },
      ),
    );
    await expect(ledger.read('s')).rejects.toBeInstanceOf(DamagedEventError);
    await expect(ledger.read('s')).rejects.toMatchObject({ version: 2 });
  });

  test('an event changed inside a group breaks the chain at its version', async () => {
    await other.append('s', 0, events(120), by);
    const group = { TableName: table, Key: key(120) };
    const texts = JSON.stringify(
      (await other.read('s')).map(({ kind, data, hash }) => [kind, data.index === 59 ? { index: 1 } : data, hash]),
    );
    await direct.send(
      new UpdateItemCommand({
        ...group,
        UpdateExpression: 'SET #e = :e',
        ExpressionAttributeNames: { '#e': 'events' },
        ExpressionAttributeValues: { ':e': { S: texts } },
      }),
    );
    expect(findBreak('s', await other.read('s'))).toMatchObject({ code: 'event_changed', version: 60 });
  });

  test('regions keep out of each other’s streams', async () => {
    const neighbour = dynamoLedger(direct, { table, region: `${region}0` });
    await other.append('s', 0, events(1), by);
    await neighbour.append('t', 0, events(1), by);
    expect([await other.streams(), await neighbour.streams()]).toEqual([['s'], ['t']]);
    expect(await neighbour.read('s')).toEqual([]);
  });

  test.each([
    ['one event past an item’s 400 KB', () => [{ kind: 'a', data: { text: 'x'.repeat(410_000) } }]],
    ['an append past a transaction’s 4 MB', () => events(150, { text: '绩'.repeat(10_000) })],
  ])('%s is refused by name, and nothing of it written', async (_, make) => {
    await expect(ledger.append('s', 0, make(), by)).rejects.toBeInstanceOf(AppendTooLargeError);
    expect(await other.streams()).toEqual([]);
    expect(await other.read('s')).toEqual([]);
  });
});
