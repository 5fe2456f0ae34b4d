import type { SourceDescription } from '../../../analytics/intake/source/schema.ts';

/** A file that was sent, and the source description that speaks for it, if any. */
export interface Upload {
  readonly name: string;
  readonly bytes: () => Promise<Uint8Array>;
  readonly source?: SourceDescription;
}
