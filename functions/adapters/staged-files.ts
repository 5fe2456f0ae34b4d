import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Output } from '../../analytics/core/ports/output.ts';

/** The files of a result as they gather in a folder of the machine's own: `staged` below it, beside the engine's `workspace`. */
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
  return {
    staged,
    workspace,
    write: async (path, content) => writeFile(await place(path), content),
    move: async (path, from) => rename(from, await place(path)),
  };
};
