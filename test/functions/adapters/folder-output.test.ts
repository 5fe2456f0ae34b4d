import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOutput } from '../../../functions/adapters/folder-output.ts';
import { inFreshFolder } from '../../fresh-folder.ts';

describe('an output folder', () => {
  it('shows nothing before it is published, and everything after', async () => {
    await inFreshFolder(async (folder) => {
      const output = await folderOutput(folder);
      await output.write('site/index.html', 'page');
      await writeFile(join(output.workspace, 'm'), 'mart');
      await output.move('marts/m.parquet', join(output.workspace, 'm'));
      await output.write('run.json', '{}');
      expect((await readdir(folder)).filter((name) => !name.startsWith('.'))).toEqual([]);
      await output.publish();
      expect((await readdir(folder)).sort()).toEqual(['marts', 'run.json', 'site']);
      expect(await readFile(join(folder, 'marts/m.parquet'), 'utf8')).toBe('mart');
    });
  });

  it('replaces the last result whole, and leaves what is not ours', async () => {
    await inFreshFolder(async (folder) => {
      await mkdir(join(folder, 'mine'));
      const first = await folderOutput(folder);
      await first.write('site/old.html', 'old');
      await first.publish();
      const second = await folderOutput(folder);
      await second.write('site/new.html', 'new');
      await second.publish();
      expect(await readdir(join(folder, 'site'))).toEqual(['new.html']);
      expect((await readdir(folder)).sort()).toEqual(['mine', 'site']);
    });
  });

  it('replaces only what was written: receipts alone leave the last result and its seal', async () => {
    await inFreshFolder(async (folder) => {
      const first = await folderOutput(folder);
      for (const path of ['receipts/1.json', 'site/index.html', 'marts/m.csv', 'run.json']) await first.write(path, 'first');
      await first.publish();
      const second = await folderOutput(folder);
      await second.write('receipts/2.json', 'second');
      await second.publish();
      expect((await readdir(folder)).sort()).toEqual(['marts', 'receipts', 'run.json', 'site']);
      expect(await readdir(join(folder, 'receipts'))).toEqual(['2.json']);
      for (const path of ['site/index.html', 'marts/m.csv', 'run.json']) expect(await readFile(join(folder, path), 'utf8')).toBe('first');
    });
  });

  it('keeps the last result when the next one is dropped', async () => {
    await inFreshFolder(async (folder) => {
      const first = await folderOutput(folder);
      await first.write('run.json', 'first');
      await first.publish();
      const second = await folderOutput(folder);
      await second.write('run.json', 'second');
      await second.discard();
      expect(await readdir(folder)).toEqual(['run.json']);
      expect(await readFile(join(folder, 'run.json'), 'utf8')).toBe('first');
    });
  });
});
