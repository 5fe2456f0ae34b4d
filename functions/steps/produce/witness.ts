import { sha256 } from '../../../analytics/core/digest.ts';
import type { Output } from '../../../analytics/core/ports/output.ts';
import type { Manifest } from '../../../analytics/lake/manifest.ts';
import { fileDigest } from '../../adapters/file-digest.ts';

/** An output that remembers the digest of every file handed over through it, of its bytes as they were written. */
export interface Witness extends Output {
  /** What was handed over so far, by top folder; a file of no folder is in none. */
  manifests(): Readonly<Record<string, Manifest>>;
}

export const witness = (output: Output): Witness => {
  const seen = new Map<string, Map<string, string>>();
  const remember = (path: string, digest: string): void => {
    const [folder = '', ...rest] = path.split('/');
    if (rest.length === 0) return;
    const files = seen.get(folder) ?? new Map<string, string>();
    seen.set(folder, files.set(rest.join('/'), digest));
  };
  return {
    ...output,
    write: async (path, content) => {
      await output.write(path, content);
      remember(path, sha256(content));
    },
    move: async (path, from) => {
      const digest = await fileDigest(from);
      await output.move(path, from);
      remember(path, digest);
    },
    manifests: () => Object.fromEntries([...seen].map(([folder, files]) => [folder, Object.fromEntries(files)])),
  };
};
