import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { canonicalJson } from '../../analytics/core/digest.ts';
import { DamagedEventError, type LedgerEvent } from '../../analytics/core/ports/ledger.ts';

export type Item = Record<string, AttributeValue>;

/** The key of an event or, at version 0, of a stream's head. */
export const keyOf = (region: string, stream: string, version: number): Item => ({
  stream: { S: `${region}/${stream}` },
  version: { N: String(version) },
});

/**
 * More events than this go into groups: a transaction holds 100 items, and one is the head, one a new stream's entry in
 * the register.
 */
const mostSingly = 98;

/** Bytes of JSON in a group; an item may hold 400 KB. */
const groupBytes = 256 * 1024;

const singly = (region: string, append: string, event: LedgerEvent): Item => ({
  ...keyOf(region, event.stream, event.version),
  kind: { S: event.kind },
  data: { S: canonicalJson(event.data) },
  at: { S: event.at },
  actor: { S: event.actor },
  previousHash: { S: event.previousHash },
  hash: { S: event.hash },
  append: { S: append },
});

interface Group {
  readonly events: LedgerEvent[];
  readonly texts: string[];
  bytes: number;
}

const grouped = (region: string, append: string, events: readonly LedgerEvent[]): readonly Item[] => {
  const groups: Group[] = [];
  for (const event of events) {
    const text = canonicalJson([event.kind, event.data, event.hash]);
    const bytes = Buffer.byteLength(text) + 1;
    let group = groups.at(-1);
    if (!group || group.bytes + bytes > groupBytes) {
      group = { events: [], texts: [], bytes: 0 };
      groups.push(group);
    }
    group.events.push(event);
    group.texts.push(text);
    group.bytes += bytes;
  }
  return groups.map(({ events, texts }) => {
    const [first, last] = [events[0] as LedgerEvent, events.at(-1) as LedgerEvent];
    const { at, actor, previousHash } = first;
    return {
      ...keyOf(region, last.stream, last.version),
      from: { N: String(first.version) },
      ...{ at: { S: at }, actor: { S: actor }, previousHash: { S: previousHash }, append: { S: append } },
      events: { S: `[${texts.join(',')}]` },
    };
  });
};

/**
 * The items that keep the events of one append; all of them were written by the same hand at the same time. `append` is
 * the id of the call.
 */
export const itemsOf = (region: string, append: string, events: readonly LedgerEvent[]): readonly Item[] =>
  events.length > mostSingly ? grouped(region, append, events) : events.map((event) => singly(region, append, event));

const text = z.object({ S: z.string() }).transform(({ S }) => S);
const json = text.transform((written) => JSON.parse(written) as unknown);
const whole = z.object({ N: z.string() }).transform(({ N }) => Number(N));
const data = z.custom<LedgerEvent['data']>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

const one = z.object({ kind: text, data: json.pipe(data), at: text, actor: text, previousHash: text, hash: text });
const many = z.object({
  from: whole,
  at: text,
  actor: text,
  previousHash: text,
  events: json.pipe(z.array(z.tuple([z.string(), data, z.string()]))),
});

const unfolded = (item: Item, stream: string, last: number): readonly LedgerEvent[] => {
  const { from, events, at, actor, previousHash } = many.parse(item);
  if (from + events.length - 1 !== last)
    throw new RangeError(`${events.length} events can't be versions ${from} to ${last}`);
  let previous = previousHash;
  return events.map(([kind, data, hash], index) => {
    const event = { stream, version: from + index, kind, data, at, actor, previousHash: previous, hash };
    previous = hash;
    return event;
  });
};

/**
 * The events that an item of the table keeps, in order; null for an item that keeps none, such as a stream's head.
 * Throws DamagedEventError.
 */
export const eventsOfItem = (
  item: Item,
): { readonly region: string; readonly events: readonly LedgerEvent[] } | null => {
  const place = item.stream?.S ?? '';
  const version = Number(item.version?.N);
  const slash = place.indexOf('/');
  if (slash < 0 || version === 0) return null;
  const [region, stream] = [place.slice(0, slash), place.slice(slash + 1)];
  try {
    return {
      region,
      events: item.events ? unfolded(item, stream, version) : [{ stream, version, ...one.parse(item) }],
    };
  } catch (cause) {
    throw new DamagedEventError(stream, version, { cause });
  }
};

/** Bytes of an item as DynamoDB counts them, numbers at their longest. */
export const bytesOf = (item: Item): number =>
  Object.entries(item).reduce((total, [name, { S = '', SS = [], N }]) => {
    const texts = [name, S, ...SS].reduce((bytes, written) => bytes + Buffer.byteLength(written), 0);
    return total + texts + (N === undefined ? 0 : 21);
  }, 0);
