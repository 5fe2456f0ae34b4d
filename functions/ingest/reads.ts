import { uploadId } from '../../analytics/ledger/landing.ts';
import type { Landing, LandingVersion } from '../../analytics/ports/landing.ts';

/** A landing place that remembers which uploads could not be read. */
export interface Reads {
  readonly landing: Landing;
  /** What reading each unreadable upload ended with, by the upload's id. */
  readonly lost: ReadonlyMap<string, unknown>;
  /** Nothing could be read so far, though several uploads were tried: then the fault is not theirs. */
  readonly isBlind: () => boolean;
}

/** So many uploads unreadable and none readable mean that nothing is. */
const several = 3;

/** An upload encrypted with a key of somebody else's, or moved into cold storage, must not keep the others from their answers. */
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
    isBlind: () => !isReadable && lost.size >= several,
  };
};
