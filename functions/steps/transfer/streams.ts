import type { Ledger, LedgerEvent } from '../../../analytics/core/ports/ledger.ts';

/** Two ledgers tell different stories of a stream from this version on; neither may be laid over the other. */
export class DivergedStreamError extends Error {
  override readonly name = 'DivergedStreamError';
  readonly stream: string;
  readonly version: number;
  constructor(stream: string, version: number, options?: ErrorOptions) {
    super(`stream ${stream} differs from version ${version} on`, options);
    this.stream = stream;
    this.version = version;
  }
}

/** Events of one stream that were sent, and that were there before. */
export interface StreamSent {
  readonly sent: number;
  readonly there: number;
}

/**
 * Events of one append are written by the same hand at the same time. No more than this in one, which the cloud's table
 * keeps singly.
 */
const mostAtOnce = 98;

const sameHand = (events: readonly LedgerEvent[]): readonly (readonly LedgerEvent[])[] => {
  const groups: LedgerEvent[][] = [];
  for (const event of events) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group && first && first.at === event.at && first.actor === event.actor && group.length < mostAtOnce)
      group.push(event);
    else groups.push([event]);
  }
  return groups;
};

/** The first version at which two tellings of a stream differ; null where one continues the other. */
export const divergence = (one: readonly LedgerEvent[], other: readonly LedgerEvent[]): number | null => {
  const at = one.findIndex(({ hash }, index) => other[index] !== undefined && other[index].hash !== hash);
  return at === -1 ? null : at + 1;
};

/**
 * Brings a ledger's stream up to these events, with their times, hands and hashes as they are; what is there already
 * stays. Throws DivergedStreamError, and StaleVersionError where somebody else writes at the same time.
 */
export const sendStream = async (to: Ledger, stream: string, events: readonly LedgerEvent[]): Promise<StreamSent> => {
  const there = await to.read(stream);
  const diverged = divergence(events, there);
  if (diverged !== null) throw new DivergedStreamError(stream, diverged);
  const missing = events.slice(there.length);
  for (const group of sameHand(missing)) {
    const [first] = group;
    if (!first) continue;
    const written = await to.append(stream, first.version - 1, group, { at: first.at, actor: first.actor });
    const changed = divergence(group, written);
    if (changed !== null) throw new DivergedStreamError(stream, first.version + changed - 1);
  }
  return { sent: missing.length, there: there.length };
};
