import { sha256 } from '../../../analytics/core/digest.ts';
import type { Output } from '../../../analytics/core/ports/output.ts';
import type { Manifest } from '../../../analytics/lake/manifest.ts';

/** An output that remembers the digest of every page written through it. */
export interface Witness {
  readonly output: Output;
  /** What was written so far, by top folder; a file of no folder is in none. */
  manifests(): Readonly<Record<string, Manifest>>;
}

export const witness = (output: Output): Witness => {
  const seen = new Map<string, Record<string, string>>();
  return {
    output: {
      ...output,
      write: async (path, content) => {
        await output.write(path, content);
        const [folder = '', ...rest] = path.split('/');
        if (rest.length > 0) seen.set(folder, { ...seen.get(folder), [rest.join('/')]: sha256(content) });
      },
    },
    manifests: () => Object.fromEntries(seen),
  };
};
