import { randomUUID } from 'node:crypto';
import { type DynamoDBClient, type TransactWriteItem, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import {
  AppendTooLargeError,
  type Ledger,
  type LedgerEvent,
  StaleVersionError,
} from '../../analytics/core/ports/ledger.ts';
import { chained } from '../../analytics/ledger/event.ts';
import { headItem, type StreamState, stateOf } from './dynamo-head.ts';
import { bytesOf, type Item, itemsOf, keyOf } from './dynamo-items.ts';
import type { TableReads } from './dynamo-table.ts';
import { pauseBefore } from './retries.ts';

const [itemLimit, transactionLimit] = [400 * 1024, 4 * 1024 * 1024];

/** Reasons that say no more than that somebody else was there first, or that the table is busy. */
const passing = new Set([
  'None',
  'ConditionalCheckFailed',
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
]);

/**
 * True where looking at the stream again tells what to do: give way to who was faster, or try once more. The client
 * retries none of these by itself.
 */
const isContended = (cause: unknown): boolean => {
  const { name, CancellationReasons: reasons = [] } = cause as {
    name?: string;
    CancellationReasons?: readonly { Code?: string }[];
  };
  return name === 'TransactionCanceledException' && reasons.every(({ Code = 'None' }) => passing.has(Code));
};

const checkSize = (stream: string, items: readonly Item[]): void => {
  const sizes = items.map(bytesOf);
  const tooLarge = sizes.find((bytes) => bytes > itemLimit);
  const total = sizes.reduce((sum, bytes) => sum + bytes, 0);
  if (tooLarge !== undefined || total > transactionLimit) throw new AppendTooLargeError(stream, tooLarge ?? total);
};

/**
 * The append of a ledger over a table: one transaction that moves the stream's head from the version the writer saw,
 * and puts the events, which nobody may have put before. A new stream is entered in the region's register by the same
 * transaction.
 */
export const appendTo = (
  client: DynamoDBClient,
  reads: TableReads,
  { table, region }: { readonly table: string; readonly region: string },
): Ledger['append'] => {
  const put = (
    item: Item,
    condition: Omit<NonNullable<TransactWriteItem['Put']>, 'TableName' | 'Item'>,
  ): TransactWriteItem => ({
    Put: { TableName: table, Item: item, ...condition },
  });
  const absent = {
    ConditionExpression: 'attribute_not_exists(#stream)',
    ExpressionAttributeNames: { '#stream': 'stream' },
  };
  const at = (version: number) => ({
    ConditionExpression: '#head = :seen',
    ExpressionAttributeNames: { '#head': 'head' },
    ExpressionAttributeValues: { ':seen': { N: String(version) } },
  });

  /**
   * The register's next entry. Who enters another stream at the same moment takes the number away; the append then
   * looks again.
   */
  const registered = async (stream: string): Promise<TransactWriteItem> => {
    const last = Number((await reads.last(region))?.version?.N ?? 0);
    return put({ stream: { S: region }, version: { N: String(last + 1) }, name: { S: stream } }, absent);
  };

  const commit = async (
    stream: string,
    call: string,
    seen: StreamState,
    events: readonly LedgerEvent[],
  ): Promise<void> => {
    const items = itemsOf(region, call, events);
    const head = headItem(region, seen, events);
    checkSize(stream, [head, ...items]);
    const entry = seen.version === 0 ? [await registered(stream)] : [];
    const puts = [
      put(head, seen.version === 0 ? absent : at(seen.version)),
      ...items.map((item) => put(item, absent)),
      ...entry,
    ];
    await client.send(new TransactWriteItemsCommand({ TransactItems: puts }));
  };

  /**
   * True when the events of this very call stand in the table: its transaction went through though its answer was lost.
   */
  const landed = async (call: string, last: LedgerEvent): Promise<boolean> =>
    (await reads.item(keyOf(region, last.stream, last.version)))?.append?.S === call;

  return async (stream, expectedVersion, events, by) => {
    const call = randomUUID();
    let written: readonly LedgerEvent[] = [];
    let failure: unknown;
    for (let attempt = 0; attempt < 10; attempt++) {
      await pauseBefore(attempt);
      const seen = stateOf(await reads.item(keyOf(region, stream, 0)), `${table}/${region}/${stream}`);
      const last = written.at(-1);
      if (seen.version !== expectedVersion) {
        if (last && (await landed(call, last))) return written;
        throw new StaleVersionError(stream, expectedVersion, { cause: failure });
      }
      written = chained(stream, seen, events, by);
      if (written.length === 0) return written;
      try {
        await commit(stream, call, seen, written);
        return written;
      } catch (cause) {
        failure = cause;
        if (isContended(cause)) continue;
        if (!(cause instanceof AppendTooLargeError) && (await landed(call, written.at(-1) as LedgerEvent)))
          return written;
        throw cause;
      }
    }
    throw failure;
  };
};
