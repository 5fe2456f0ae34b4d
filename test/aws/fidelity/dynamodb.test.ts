import {
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLedgerTable } from '../ledger-table.ts';
import { clientFor, startDynamo, type TestServer } from '../servers.ts';

const table = 'jixiao-fidelity';
let server: TestServer;
let client: DynamoDBClient;
beforeAll(async () => {
  server = await startDynamo();
  client = new DynamoDBClient({ ...clientFor(server), maxAttempts: 1 });
  await createLedgerTable(client, table);
});
afterAll(async () => {
  client?.destroy();
  await server?.stop();
});

const key = (stream: string, version: number) => ({ stream: { S: stream }, version: { N: String(version) } });
const absent = { ConditionExpression: 'attribute_not_exists(#s)', ExpressionAttributeNames: { '#s': 'stream' } };
const put = (stream: string, version: number, bytes = 1): TransactWriteItem => ({
  Put: { TableName: table, Item: { ...key(stream, version), data: { S: 'x'.repeat(bytes) } }, ...absent },
});
const transact = (TransactItems: TransactWriteItem[], ClientRequestToken?: string) =>
  client.send(new TransactWriteItemsCommand({ TransactItems, ClientRequestToken }));
const isThere = async (stream: string, version: number): Promise<boolean> =>
  Boolean(
    (await client.send(new GetItemCommand({ TableName: table, Key: key(stream, version), ConsistentRead: true }))).Item,
  );

describe('DynamoDB Local, as AWS', () => {
  test('writes all of a transaction or none, and says which condition failed', async () => {
    await transact([put('all', 2)]);
    await expect(transact([put('all', 1), put('all', 2), put('all', 3)])).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }, { Code: 'None' }],
    });
    expect([await isThere('all', 1), await isThere('all', 3)]).toEqual([false, false]);
  });

  test('takes 100 items in a transaction and refuses 101', async () => {
    const items = Array.from({ length: 101 }, (_, index) => put('hundred', index));
    await expect(transact(items)).rejects.toMatchObject({ name: 'ValidationException' });
    await transact(items.slice(0, 100));
    expect(await isThere('hundred', 99)).toBe(true);
  });

  test('refuses an item past 400 KB', async () => {
    const item = (bytes: number) =>
      new PutItemCommand({ TableName: table, Item: { ...key('wide', bytes), data: { S: 'x'.repeat(bytes) } } });
    await client.send(item(400 * 1024 - 50));
    await expect(client.send(item(400 * 1024))).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('refuses a transaction past 4 MB', async () => {
    const items = (count: number) =>
      Array.from({ length: count }, (_, index) => put(`megabytes${count}`, index, 390 * 1024));
    await transact(items(10));
    await expect(transact(items(11))).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('knows a transaction again by its token', async () => {
    await transact([put('token', 1)], 'token-1');
    await transact([put('token', 1)], 'token-1');
    await expect(transact([put('token', 2)], 'token-1')).rejects.toMatchObject({
      name: 'IdempotentParameterMismatchException',
    });
    expect(await isThere('token', 2)).toBe(false);
  });

  test('pages a query at 1 MB', async () => {
    for (let version = 0; version < 6; version++) {
      await client.send(
        new PutItemCommand({ TableName: table, Item: { ...key('pages', version), data: { S: 'x'.repeat(300_000) } } }),
      );
    }
    const query = {
      TableName: table,
      KeyConditionExpression: '#s = :s',
      ExpressionAttributeNames: { '#s': 'stream' },
      ExpressionAttributeValues: { ':s': { S: 'pages' } },
    };
    const first = await client.send(new QueryCommand(query));
    expect(first.Items?.length).toBeLessThan(6);
    expect(first.LastEvaluatedKey).toBeDefined();
    const second = await client.send(new QueryCommand({ ...query, ExclusiveStartKey: first.LastEvaluatedKey }));
    expect((first.Items?.length ?? 0) + (second.Items?.length ?? 0)).toBe(6);
  });

  test('compares numbers as numbers in keys', async () => {
    for (const version of [9, 10, 2]) await transact([put('order', version)]);
    const query = {
      TableName: table,
      KeyConditionExpression: '#s = :s',
      ExpressionAttributeNames: { '#s': 'stream' },
      ExpressionAttributeValues: { ':s': { S: 'order' } },
    };
    expect((await client.send(new QueryCommand(query))).Items?.map(({ version }) => version?.N)).toEqual([
      '2',
      '9',
      '10',
    ]);
  });

  test('lets one of twenty racing transactions win', async () => {
    const ends = await Promise.allSettled(Array.from({ length: 20 }, () => transact([put('race', 1), put('race', 2)])));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('keeps a table that is protected from deletion', async () => {
    await client.send(new UpdateTableCommand({ TableName: table, DeletionProtectionEnabled: true }));
    await expect(client.send(new DeleteTableCommand({ TableName: table }))).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});

interface Change {
  readonly eventName: string;
  readonly dynamodb: {
    readonly NewImage: { readonly stream: { readonly S: string }; readonly version: { readonly N: string } };
  };
}

/** Its change stream, in plain requests: the JSON protocol is all there is to it. */
const streams = async <Result>(action: string, body: object): Promise<Result> => {
  const answer = await fetch(server.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDBStreams_20120810.${action}`,
      'x-amz-date': '20260101T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=test/20260101/cn-north-1/dynamodb/aws4_request, SignedHeaders=host, Signature=none',
    },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as Result;
};

describe('DynamoDB Local’s stream of changes', () => {
  test('tells of each item put, in order, with its new image, and nothing of a put that changed nothing', async () => {
    const item = new PutItemCommand({ TableName: table, Item: { ...key('changes', 1), data: { S: 'x' } } });
    await client.send(item);
    await client.send(item);
    await transact([put('changes', 2), put('changes', 3)]);
    const { Streams } = await streams<{ Streams: { StreamArn: string }[] }>('ListStreams', { TableName: table });
    const StreamArn = Streams[0]?.StreamArn;
    const { StreamDescription } = await streams<{ StreamDescription: { Shards: { ShardId: string }[] } }>(
      'DescribeStream',
      { StreamArn },
    );
    const seen: string[] = [];
    for (const { ShardId } of StreamDescription.Shards) {
      let { ShardIterator } = await streams<{ ShardIterator?: string }>('GetShardIterator', {
        StreamArn,
        ShardId,
        ShardIteratorType: 'TRIM_HORIZON',
      });
      while (ShardIterator) {
        const { Records, NextShardIterator } = await streams<{ Records: Change[]; NextShardIterator?: string }>(
          'GetRecords',
          { ShardIterator },
        );
        for (const { eventName, dynamodb } of Records) {
          if (dynamodb.NewImage.stream.S === 'changes') seen.push(`${eventName} ${dynamodb.NewImage.version.N}`);
        }
        ShardIterator = Records.length > 0 ? NextShardIterator : undefined;
      }
    }
    expect(seen).toEqual(['INSERT 1', 'INSERT 2', 'INSERT 3']);
  });
});

describe('DynamoDB Local, unlike AWS', () => {
  test('checks neither signature nor clock', async () => {
    const stranger = new DynamoDBClient({
      ...clientFor(server),
      credentials: { accessKeyId: 'test', secretAccessKey: 'wrong' },
      systemClockOffset: -86_400_000,
    });
    expect((await stranger.send(new GetItemCommand({ TableName: table, Key: key('all', 2) }))).Item).toBeDefined();
    stranger.destroy();
  });

  test('knows nothing of point-in-time recovery', async () => {
    await expect(client.send(new DescribeContinuousBackupsCommand({ TableName: table }))).rejects.toMatchObject({
      name: 'UnknownOperationException',
    });
  });

  test('never throttles and never reports a conflict: every loser of a race failed its condition', async () => {
    const ends = await Promise.allSettled(
      Array.from({ length: 40 }, () => transact([put('conflict', 1), put('conflict', 2)])),
    );
    const codes = ends.flatMap((end) =>
      end.status === 'rejected' ? end.reason.CancellationReasons.map(({ Code }: { Code: string }) => Code) : [],
    );
    expect(new Set(codes)).toEqual(new Set(['ConditionalCheckFailed']));
  });
});
