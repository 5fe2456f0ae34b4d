import { canonicalBytes } from '../../../analytics/core/digest.ts';
import { inParallel } from '../../../analytics/core/in-parallel.ts';
import type { Bucket } from '../../../analytics/core/ports/bucket.ts';
import type { LedgerEvent } from '../../../analytics/core/ports/ledger.ts';
import { archiveKey } from './place.ts';

/** Requests at once. */
const atOnce = 8;

/**
 * The archive holds something else under an event's name: either the ledger or the archive was tampered with, or
 * another writer is not done.
 */
export class ArchiveConflictError extends Error {
  override readonly name = 'ArchiveConflictError';
  readonly key: string;
  constructor(key: string, options?: ErrorOptions) {
    super(`the archive holds another event at ${key}`, options);
    this.key = key;
  }
}

/** Copies events into the archive, each once, in whatever order they come. Throws ArchiveConflictError. */
export const archiveEvents = async (
  archive: Pick<Bucket, 'putOnce' | 'get'>,
  region: string,
  events: readonly LedgerEvent[],
): Promise<void> =>
  inParallel(events, atOnce, async (event) => {
    const [key, bytes] = [archiveKey({ region, stream: event.stream, version: event.version }), canonicalBytes(event)];
    if (await archive.putOnce(key, bytes, { contentType: 'application/json' })) return;
    const held = await archive.get(key);
    // Nothing yet means that another writer is at it, and may fail.
    if (held === null || Buffer.compare(held, bytes) !== 0) throw new ArchiveConflictError(key);
  });
