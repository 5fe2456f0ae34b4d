import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DamagedEventError,
  type Ledger,
  LedgerDamagedError,
  type LedgerEvent,
} from '../../analytics/core/ports/ledger.ts';
import { appendTo } from './dynamo-append.ts';
import { stateOf } from './dynamo-head.ts';
import { eventsOfItem, keyOf } from './dynamo-items.ts';
import { tableReads } from './dynamo-table.ts';
import { pauseBefore } from './retries.ts';

/*
 * The table: partition key `stream` (text), sort key `version` (number), no index. A region's code has no slash.
 *
 *   stream               version   the item
 *   <region>/<stream>    0         head: how far the stream has come; its kinds and latest time, for scans
 *   <region>/<stream>    n         event n
 * <region>/<stream> n group of events up to n, where one append has more than a transaction has room for items
 *   <region>             n         register: the name of the region's n-th stream
 *
 * The region is no part of what is hashed: a chain is the same here as on one machine. Nothing is ever deleted, and
 * only heads are replaced.
 */

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/**
 * The streams of one region in a DynamoDB table. Every read sees all that was written before it began.
 * @example dynamoLedger(new DynamoDBClient(retries), { table: 'ledger', region: '4401' })
 */
export const dynamoLedger = (
  client: DynamoDBClient,
  { table, region }: { readonly table: string; readonly region: string },
): Ledger => {
  const reads = tableReads(client, table);
  const placeOf = (stream: string): string => `${table}/${region}/${stream}`;

  /**
   * A transaction's items appear one by one to a query, so the head says how far to read. Events it promises may still
   * be on their way, but only for a moment; after that one is lost.
   */
  const read = async (stream: string, fromVersion = 1): Promise<readonly LedgerEvent[]> => {
    const from = Math.max(1, fromVersion);
    let missing = from;
    for (let attempt = 0; attempt < 6; attempt++) {
      await pauseBefore(attempt);
      const { version: head } = stateOf(await reads.item(keyOf(region, stream, 0)), placeOf(stream));
      if (head < from) return [];
      const items = await reads.range(`${region}/${stream}`, from, head);
      const events = items.flatMap((item) => eventsOfItem(item)?.events ?? []).filter(({ version }) => version >= from);
      const gap = events.findIndex(({ version }, index) => version !== from + index);
      if (gap === -1 && events.length === head - from + 1) return events;
      missing = from + (gap === -1 ? events.length : gap);
    }
    throw new DamagedEventError(stream, missing);
  };

  const streams = async (prefix = ''): Promise<readonly string[]> => {
    const entries = await reads.range(region, 1, Number.MAX_SAFE_INTEGER);
    const names = entries.map(({ name }) => {
      if (name?.S === undefined) throw new LedgerDamagedError(`${table}/${region}`);
      return name.S;
    });
    return names.filter((name) => name.startsWith(prefix)).sort(byBytes);
  };

  const scan = async (kind: string, since = ''): Promise<readonly LedgerEvent[]> => {
    const names = await streams();
    const heads = await reads.items(names.map((stream) => keyOf(region, stream, 0)));
    const states = new Map(heads.map((item) => [item.stream?.S, stateOf(item, `${table}/${item.stream?.S}`)]));
    const found: LedgerEvent[] = [];
    for (const stream of names) {
      const state = states.get(`${region}/${stream}`);
      if (!state?.kinds.includes(kind) || state.latest < since) continue;
      found.push(...(await read(stream)).filter((event) => event.kind === kind && event.at >= since));
    }
    return found;
  };

  return { append: appendTo(client, reads, { table, region }), read, streams, scan };
};
