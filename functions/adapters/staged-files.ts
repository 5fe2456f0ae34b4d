import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StorageFullError } from '../../analytics/core/ports/object-store.ts';
import type { Output } from '../../analytics/core/ports/output.ts';
import { isDiskFull } from './disk-full.ts';

/**
 * The files of a result as they gather in a folder of the machine's own: `staged` below it, beside the engine's
 * `workspace`.
 */
export interface StagedFiles extends Pick<Output, 'workspace' | 'write' | 'move'> {
  readonly staged: string;
}

export const stagedFiles = async (folder: string): Promise<StagedFiles> => {
  const staged = join(folder, 'staged');
  const workspace = join(folder, 'workspace');
  await Promise.all([mkdir(staged), mkdir(workspace)]);
  const made = new Set<string>();
  const place = async (path: string): Promise<string> => {
    const target = join(staged, path);
    const parent = dirname(target);
    if (!made.has(parent)) {
      await mkdir(parent, { recursive: true });
      made.add(parent);
    }
    return target;
  };
  /** A failed write does not say by itself where it failed. */
  const named = async (path: string, put: (target: string) => Promise<void>): Promise<void> => {
    try {
      await put(await place(path));
    } catch (cause) {
      if (isDiskFull(cause)) throw new StorageFullError(path, join(staged, path), { cause });
      throw cause;
    }
  };
  return {
    staged,
    workspace,
    // Given text, Node encodes it piece by piece, which takes twice as long as all at once.
    write: (path, content) =>
      named(path, (target) => writeFile(target, typeof content === 'string' ? Buffer.from(content) : content)),
    move: (path, from) => named(path, (target) => rename(from, target)),
  };
};
