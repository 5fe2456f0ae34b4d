import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Output } from '../../analytics/core/ports/output.ts';

/** Written last, so that a folder with a run.json is a whole result. */
const seal = 'run.json';

/** An output folder that keeps its last result until the next one is complete; files of other programs in it are left alone. */
export const folderOutput = async (folder: string): Promise<Output> => {
  await mkdir(folder, { recursive: true });
  const building = await mkdtemp(join(folder, '.building-'));
  const staged = join(building, 'staged');
  const workspace = join(building, 'workspace');
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
    workspace,
    write: async (path, content) => writeFile(await place(path), content),
    move: async (path, from) => rename(from, await place(path)),
    publish: async () => {
      const entries = (await readdir(staged)).sort((a, b) => Number(a === seal) - Number(b === seal));
      if (entries.includes(seal)) await rm(join(folder, seal), { force: true });
      for (const entry of entries) {
        const old = join(building, `old-${entry}`);
        await rename(join(folder, entry), old).catch((error: NodeJS.ErrnoException) => {
          if (error.code !== 'ENOENT') throw error;
        });
        await rename(join(staged, entry), join(folder, entry));
      }
      await rm(building, { recursive: true, force: true });
    },
    discard: () => rm(building, { recursive: true, force: true }),
  };
};
