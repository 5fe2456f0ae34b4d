import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { folderOutput } from '../../functions/adapters/folder-output.ts';
import { type Disk, disk } from '../../functions/adapters/folder-switch.ts';
import type { Mortal } from './interleaving.ts';
import type { Contested } from './publishing.ts';

/** An output folder into which runs publish at once. */
export const contestedFolder = (folder: string): Contested => {
  const stood: string[] = [];
  const seal = join(folder, 'run.json');
  const on = (meet?: Mortal): Disk => {
    const met =
      <Given extends readonly unknown[]>(change: (...given: Given) => void) =>
      (...given: Given): void => {
        meet?.before();
        change(...given);
        if (given[1] === seal) stood.push(JSON.parse(readFileSync(seal, 'utf8')).id);
        meet?.after();
      };
    return { write: met(disk.write), rename: met(disk.rename), remove: met(disk.remove) };
  };
  return {
    stood,
    followers: async () => [],
    open: async (lives, meet) => {
      const output = await lives(() => folderOutput(folder, on(meet)));
      return {
        ...output,
        write: (...given) => lives(() => output.write(...given)),
        publish: (candidate) => lives(() => output.publish(candidate)),
      };
    },
    published: async () => {
      await (await folderOutput(folder, on())).discard();
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      const shown = files.map((file) => relative(folder, file)).filter((path) => !path.startsWith('.'));
      return Object.fromEntries(
        await Promise.all(shown.map(async (path) => [path, await readFile(join(folder, path), 'utf8')])),
      );
    },
  };
};
