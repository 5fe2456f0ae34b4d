import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { folderOutput } from '../../../functions/adapters/folder-output.ts';
import { outputContract } from '../../contract/output.ts';
import { inFreshFolder } from '../../fresh-folder.ts';

const filesIn = async (folder: string): Promise<Record<string, string>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return Object.fromEntries(
    await Promise.all(
      paths
        .filter((path) => !path.startsWith('.'))
        .map(async (path) => [path, await readFile(join(folder, path), 'utf8')]),
    ),
  );
};

outputContract('folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jixiao-folder-'));
  return {
    open: () => folderOutput(folder),
    published: () => filesIn(folder),
    release: () => rm(folder, { recursive: true, force: true }),
  };
});

it('an output folder leaves what is not ours', async () => {
  await inFreshFolder(async (folder) => {
    await mkdir(join(folder, 'mine'));
    const output = await folderOutput(folder);
    await output.write('site/new.html', 'new');
    await output.publish();
    expect((await readdir(folder)).sort()).toEqual(['mine', 'site']);
  });
});
