import type { Period } from '../core/period.ts';
import type { Bucket, Headers } from '../core/ports/bucket.ts';
import { type Candidate, yieldsTo } from '../core/ports/output.ts';
import { contend, putOverWhatStood } from './follow.ts';
import { type Standing, standingOf } from './standing.ts';

const nothing: Standing = { id: null, through: null };

const readAt = async (
  bucket: Pick<Bucket, 'read'>,
  key: string,
): Promise<Standing & { readonly etag: string | null }> => {
  const held = await bucket.read(key);
  return held ? { ...standingOf(new TextDecoder().decode(held.body)), etag: held.etag } : { ...nothing, etag: null };
};

/** The run that a pointer names now. */
export const standingAt = async (bucket: Pick<Bucket, 'read'>, key: string): Promise<Standing> => readAt(bucket, key);

/** What a swap came to: the month to which the candidate gave way, or the run it replaced. */
export type Swapped = { readonly later: Period } | { readonly later: null; readonly replaced: Standing };

/**
 * Points at a candidate by its record, on the condition of what was read; against what another run has put there
 * meanwhile it is tried anew.
 */
export const swapPointer = (
  bucket: Pick<Bucket, 'read' | 'putOnce' | 'putOver'>,
  key: string,
  candidate: Candidate & { readonly id: string; readonly record: Uint8Array },
  headers: Headers,
): Promise<Swapped> =>
  contend(key, async () => {
    const { etag, ...standing } = await readAt(bucket, key);
    const later = yieldsTo(candidate, standing.through);
    if (later !== null) return { later };
    const swapped =
      standing.id === candidate.id || (await putOverWhatStood(bucket, etag, key, candidate.record, headers));
    return swapped ? { later: null, replaced: standing } : 'lost';
  });
