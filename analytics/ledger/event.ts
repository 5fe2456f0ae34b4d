import { canonicalJson, digestOf } from '../core/digest.ts';
import type { Head, LedgerEvent, NewEvent } from '../core/ports/ledger.ts';

/** Before the first event. */
export const genesis: Head = { version: 0, hash: '0'.repeat(64) };

/** The hash of everything in an event but the hash itself: SHA-256 of its canonical JSON. */
export const hashOf = ({ stream, version, kind, data, at, actor, previousHash }: Omit<LedgerEvent, 'hash'>): string =>
  digestOf({ stream, version, kind, data, at, actor, previousHash });

export const headOf = (events: readonly LedgerEvent[]): Head => {
  const last = events.at(-1);
  return last ? { version: last.version, hash: last.hash } : genesis;
};

/**
 * New events as they will stand after the head, each chained to the one before. `data` is taken as the JSON it is
 * stored as, so that the hash holds for whoever reads it back.
 */
export const chained = (
  stream: string,
  head: Head,
  events: readonly NewEvent[],
  by: { readonly actor: string; readonly at: string },
): readonly LedgerEvent[] => {
  let previous = head;
  return events.map(({ kind, data }) => {
    const stored = JSON.parse(canonicalJson(data)) as NewEvent['data'];
    const event = {
      stream,
      version: previous.version + 1,
      kind,
      data: stored,
      at: by.at,
      actor: by.actor,
      previousHash: previous.hash,
    };
    previous = { version: event.version, hash: hashOf(event) };
    return { ...event, hash: previous.hash };
  });
};
