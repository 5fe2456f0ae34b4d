import {
  BatchGetItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  paginateQuery,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import type { Item } from './dynamo-items.ts';
import { pauseBefore } from './retries.ts';

const names = { '#stream': 'stream', '#version': 'version' };

/** The reads a ledger is made of. Each sees everything written before it began. */
export const tableReads = (client: DynamoDBClient, table: string) => {
  const whole = { TableName: table, ConsistentRead: true } as const;

  const item = async (key: Item): Promise<Item | undefined> =>
    (await client.send(new GetItemCommand({ ...whole, Key: key }))).Item;

  /** Items of one partition from a version to another, page by page: a page holds 1 MB. */
  const range = async (partition: string, from: number, to: number): Promise<readonly Item[]> => {
    const found: Item[] = [];
    const query = {
      ...whole,
      KeyConditionExpression: '#stream = :stream AND #version BETWEEN :from AND :to',
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: {
        ':stream': { S: partition },
        ':from': { N: String(from) },
        ':to': { N: String(to) },
      },
    };
    for await (const { Items = [] } of paginateQuery({ client }, query)) found.push(...Items);
    return found;
  };

  const last = async (partition: string): Promise<Item | undefined> => {
    const query = new QueryCommand({
      ...whole,
      KeyConditionExpression: '#stream = :stream',
      ExpressionAttributeNames: { '#stream': 'stream' },
      ExpressionAttributeValues: { ':stream': { S: partition } },
      ScanIndexForward: false,
      Limit: 1,
    });
    return (await client.send(query)).Items?.[0];
  };

  /** The items of up to 100 keys, in no order. What the table puts off is asked for again. */
  const batch = async (keys: readonly Item[]): Promise<readonly Item[]> => {
    const found: Item[] = [];
    let waiting: Item[] = [...keys];
    for (let attempt = 0; waiting.length > 0; attempt++) {
      await pauseBefore(attempt);
      const answer = await client.send(
        new BatchGetItemCommand({ RequestItems: { [table]: { Keys: waiting, ConsistentRead: true } } }),
      );
      found.push(...(answer.Responses?.[table] ?? []));
      waiting = answer.UnprocessedKeys?.[table]?.Keys ?? [];
    }
    return found;
  };

  const items = async (keys: readonly Item[]): Promise<readonly Item[]> => {
    const found: Item[] = [];
    for (let start = 0; start < keys.length; start += 100) found.push(...(await batch(keys.slice(start, start + 100))));
    return found;
  };

  return { item, range, last, items };
};

export type TableReads = ReturnType<typeof tableReads>;
