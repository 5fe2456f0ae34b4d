import { z } from 'zod';
import type { Head } from '../../analytics/core/ports/ledger.ts';
import { LedgerDamagedError, type LedgerEvent } from '../../analytics/core/ports/ledger.ts';
import { genesis } from '../../analytics/ledger/event.ts';
import { type Item, keyOf } from './dynamo-items.ts';

/** How far a stream has come, and what is in it: enough to know whether a scan must read it. */
export interface StreamState extends Head {
  readonly kinds: readonly string[];
  /** The greatest time of any of its events. */
  readonly latest: string;
}

const unwritten: StreamState = { ...genesis, kinds: [], latest: '' };

const shape = z.object({
  head: z.object({ N: z.string() }),
  hash: z.object({ S: z.string() }),
  kinds: z.object({ SS: z.array(z.string()) }),
  latest: z.object({ S: z.string() }),
});

/** A stream's state by its head item; `place` is what an unreadable one is blamed on. Throws LedgerDamagedError. */
export const stateOf = (item: Item | undefined, place: string): StreamState => {
  if (!item) return unwritten;
  const parsed = shape.safeParse(item);
  if (!parsed.success) throw new LedgerDamagedError(place, { cause: parsed.error });
  const { head, hash, kinds, latest } = parsed.data;
  return { version: Number(head.N), hash: hash.S, kinds: kinds.SS, latest: latest.S };
};

/** The head item after these events, of which there is one at least. */
export const headItem = (region: string, before: StreamState, events: readonly LedgerEvent[]): Item => {
  const last = events.at(-1) as LedgerEvent;
  const latest = events.reduce((latest, { at }) => (at > latest ? at : latest), before.latest);
  return {
    ...keyOf(region, last.stream, 0),
    head: { N: String(last.version) },
    hash: { S: last.hash },
    kinds: { SS: [...new Set([...before.kinds, ...events.map(({ kind }) => kind)])] },
    latest: { S: latest },
  };
};
