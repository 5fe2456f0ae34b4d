import type { FormDescription } from '../../../analytics/intake/form/schema.ts';
import type { SourceDescription } from '../../../analytics/intake/source/schema.ts';

/** A file that was sent, and the descriptions that speak for it, if any. */
export interface Upload {
  readonly name: string;
  readonly bytes: () => Promise<Uint8Array>;
  readonly source?: SourceDescription;
  /** Layouts of official forms of the place’s own, tried before those that ship with the product. */
  readonly forms?: readonly FormDescription[];
}
