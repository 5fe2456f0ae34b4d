import { z } from 'zod';
import { inParallel } from '../../../analytics/core/in-parallel.ts';
import type { Bucket } from '../../../analytics/core/ports/bucket.ts';
import type { Ledger, LedgerEvent } from '../../../analytics/core/ports/ledger.ts';
import { type ChainBreak, findBreak } from '../../../analytics/ledger/chain.ts';
import { sendStream } from '../transfer/streams.ts';
import { type ArchivePlace, archiveKey, archivePlace } from './place.ts';

const event = z.object({
  stream: z.string(),
  version: z.number().int().positive(),
  kind: z.string(),
  data: z.record(z.string(), z.unknown()),
  at: z.string(),
  actor: z.string(),
  previousHash: z.string(),
  hash: z.string(),
});

/** What became of one stream. `broken` names where the archive's chain ends, which is as far as it was brought back. */
export interface RestoredStream {
  readonly region: string;
  readonly stream: string;
  readonly archived: number;
  readonly sent: number;
  readonly there: number;
  readonly broken: ChainBreak | null;
}

/** Requests at once. */
const atOnce = 16;

/** Where the archive's events lie, by stream, in the order of versions. */
const streamsIn = async (
  archive: Pick<Bucket, 'list'>,
  region: string | null,
): Promise<readonly (readonly ArchivePlace[])[]> => {
  const streams = new Map<string, ArchivePlace[]>();
  for await (const { key } of archive.list(region === null ? '' : `${region}/`)) {
    const place = archivePlace(key);
    if (!place) continue;
    const name = `${place.region}/${place.stream}`;
    const places = streams.get(name) ?? [];
    places.push(place);
    streams.set(name, places);
  }
  return [...streams.values()].map((places) => places.toSorted((a, b) => a.version - b.version));
};

/** An archived event as it reads; what can't be read counts as absent, which breaks the chain there. */
const eventAt = async (archive: Pick<Bucket, 'get'>, place: ArchivePlace): Promise<LedgerEvent | null> => {
  const written = await archive.get(archiveKey(place));
  if (written === null) return null;
  try {
    const parsed = event.safeParse(JSON.parse(new TextDecoder().decode(written)));
    return parsed.success && parsed.data.version === place.version ? parsed.data : null;
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
};

const eventsAt = async (
  archive: Pick<Bucket, 'get'>,
  places: readonly ArchivePlace[],
): Promise<readonly LedgerEvent[]> => {
  const found = new Map<number, LedgerEvent>();
  await inParallel(places, atOnce, async (place) => {
    const read = await eventAt(archive, place);
    if (read) found.set(place.version, read);
  });
  return places.flatMap(({ version }) => found.get(version) ?? []);
};

/** An end of events that can't be read breaks no chain, so it is looked for. */
const lostEnd = (places: readonly ArchivePlace[], events: readonly LedgerEvent[]): ChainBreak | null => {
  const lost = places[events.length];
  return lost
    ? {
        code: 'event_missing',
        stream: lost.stream,
        version: lost.version,
        expected: String(lost.version),
        found: 'unreadable',
      }
    : null;
};

/**
 * Writes the archive's events back into a ledger, stream by stream, each chain checked hash by hash; a chain that
 * breaks is brought back as far as it holds and named. What is there already stays, so that a restore that broke off
 * goes on when it is begun anew. Throws DivergedStreamError.
 */
export const restore = async (
  archive: Pick<Bucket, 'get' | 'list'>,
  ledgerOf: (region: string) => Ledger,
  region: string | null,
): Promise<readonly RestoredStream[]> => {
  const restored: RestoredStream[] = [];
  for (const places of await streamsIn(archive, region)) {
    const [first] = places;
    if (!first) continue;
    const events = await eventsAt(archive, places);
    const broken = findBreak(first.stream, events) ?? lostEnd(places, events);
    const whole = broken ? events.filter(({ version }) => version < broken.version) : events;
    const { sent, there } = await sendStream(ledgerOf(first.region), first.stream, whole);
    restored.push({ region: first.region, stream: first.stream, archived: places.length, sent, there, broken });
  }
  return restored;
};
