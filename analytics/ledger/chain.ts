import type { Head, LedgerEvent } from '../core/ports/ledger.ts';
import { genesis, hashOf } from './event.ts';

/**
 * The first event of a stream that does not hold. `event_changed`: its content is not what its hash was made of;
 * `link_changed`: it does not follow the event before it; `event_missing`: a version is absent; `head_changed`: the
 * stream no longer contains what was seen of it.
 */
export interface ChainBreak {
  readonly code: 'event_changed' | 'link_changed' | 'event_missing' | 'head_changed';
  readonly stream: string;
  readonly version: number;
  readonly expected: string;
  readonly found: string;
}

/** Checks every event of a stream in order; null when the chain holds from its first event. */
export const findBreak = (stream: string, events: readonly LedgerEvent[]): ChainBreak | null => {
  let previous: Head = genesis;
  for (const event of events) {
    const version = previous.version + 1;
    const broken = (code: ChainBreak['code'], expected: string, found: string): ChainBreak => ({
      code,
      stream,
      version,
      expected,
      found,
    });
    if (event.version !== version) return broken('event_missing', String(version), String(event.version));
    if (event.previousHash !== previous.hash) return broken('link_changed', previous.hash, event.previousHash);
    const hash = hashOf({ ...event, stream });
    if (hash !== event.hash) return broken('event_changed', event.hash, hash);
    previous = { version, hash };
  }
  return null;
};

/** Checks that a stream still contains what was seen of it, however far it has grown since; null when it does. */
export const findLostHead = (stream: string, events: readonly LedgerEvent[], seen: Head): ChainBreak | null => {
  if (seen.version === 0) return null;
  const event = events.find(({ version }) => version === seen.version);
  if (event?.hash === seen.hash) return null;
  return { code: 'head_changed', stream, version: seen.version, expected: seen.hash, found: event?.hash ?? 'absent' };
};
