import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Log } from '../../../analytics/core/ports/log.ts';
import { type ObjectsSent, sendObjects } from './objects.ts';
import { DivergedStreamError, divergence, type StreamSent, sendStream } from './streams.ts';

/** One side of a transfer: what is kept of one district, in a folder or in the cloud. */
export type Side = Pick<Effects, 'store' | 'ledger'>;

export interface Transferred {
  readonly objects: ObjectsSent;
  readonly events: StreamSent;
  readonly streams: number;
}

/**
 * Brings one side up to the other: objects first, decisions after, so that whatever the ledger names is there. Nothing
 * is changed or taken away, and a transfer that broke off goes on when it is begun anew. Throws DivergedStreamError
 * before anything is sent.
 */
export const transfer = async (
  from: Side,
  to: Side,
  means: { readonly workspace: string; readonly log: Log },
): Promise<Transferred> => {
  const streams: [string, Awaited<ReturnType<Side['ledger']['read']>>][] = [];
  for (const stream of await from.ledger.streams()) {
    const events = await from.ledger.read(stream);
    const diverged = divergence(events, await to.ledger.read(stream));
    if (diverged !== null) throw new DivergedStreamError(stream, diverged);
    streams.push([stream, events]);
  }
  const objects = await sendObjects(from.store, to.store, means);
  let [sent, there] = [0, 0];
  for (const [stream, events] of streams) {
    const done = await sendStream(to.ledger, stream, events);
    sent += done.sent;
    there += Math.min(done.there, events.length);
  }
  return { objects, events: { sent, there }, streams: streams.length };
};
