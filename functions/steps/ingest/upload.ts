import type { FormDescription } from '../../../analytics/intake/form/schema.ts';
import type { SourceDescription } from '../../../analytics/intake/source/schema.ts';

/** A file that was sent, and the descriptions that speak for it, if any. */
export interface Upload {
  readonly name: string;
  readonly bytes: () => Promise<Uint8Array>;
  /** Where it lies on this machine: from there a large text is read piece by piece, with little of it in memory. */
  readonly path?: string;
  readonly source?: SourceDescription;
  /** Layouts of official forms of the place’s own, tried before those that ship with the product. */
  readonly forms?: readonly FormDescription[];
}
