import { serviceStatus } from '../../../analytics/core/failure.ts';
import type { Landing, LandingVersion } from '../../../analytics/core/ports/landing.ts';
import { uploadId } from '../../../analytics/uploads/landing.ts';

/** A landing place that remembers which uploads could not be read. */
export interface Reads {
  readonly landing: Landing;
  /** What reading each unreadable upload ended with, by the upload's id. */
  readonly lost: ReadonlyMap<string, unknown>;
  /** Those of them whose bytes the service refuses to give, though it is in order. */
  readonly refused: () => readonly string[];
  /** Nothing could be read so far, though several uploads were tried: then the fault is not theirs. */
  readonly isBlind: () => boolean;
}

/** So many uploads unreadable and none readable mean that nothing is. */
const several = 3;

/**
 * An answer that blames the request, such as a foreign key, cold storage or a withdrawn right; not one that says to ask
 * again later.
 */
const isRefusal = (cause: unknown): boolean => {
  const status = serviceStatus(cause);
  const asksAgain =
    status === 408 ||
    status === 429 ||
    /throttl|timeout|slowdown|toomany/i.test(cause instanceof Error ? cause.name : '');
  return status !== null && status >= 400 && status < 500 && !asksAgain;
};

/**
 * An upload encrypted with a key of somebody else's, or moved into cold storage, must not keep the others from their
 * answers.
 */
export const watchReads = (landing: Landing): Reads => {
  const lost = new Map<string, unknown>();
  let isReadable = false;
  const noted = async <T>(version: Pick<LandingVersion, 'name' | 'version'>, work: () => Promise<T>): Promise<T> => {
    try {
      const result = await work();
      isReadable = true;
      return result;
    } catch (cause) {
      lost.set(uploadId(version), cause);
      throw cause;
    }
  };
  return {
    landing: {
      versions: () => landing.versions(),
      read: (version) => noted(version, () => landing.read(version)),
      fetch: (version, path) => noted(version, () => landing.fetch(version, path)),
    },
    lost,
    refused: () => [...lost].flatMap(([id, cause]) => (isRefusal(cause) ? [id] : [])),
    isBlind: () => !isReadable && lost.size >= several,
  };
};
