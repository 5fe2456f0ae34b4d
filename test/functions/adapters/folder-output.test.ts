import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Period } from '../../../analytics/core/period.ts';
import { folderOutput } from '../../../functions/adapters/folder-output.ts';
import { type Disk, disk } from '../../../functions/adapters/folder-switch.ts';
import { december, outputContract } from '../../contract/output.ts';
import { inFreshFolder } from '../../fresh-folder.ts';
import { inTwoProcesses } from '../../support/processes.ts';

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

/** A result of a month in which every file says the same. */
const resultOf = (period: Period, mark: string): Readonly<Record<string, string>> => ({
  'marts/m.csv': mark,
  'notices/index.json': mark,
  'receipts/1.json': mark,
  [`site/monitoring/${period}.html`]: mark,
  'site/index.html': mark,
  'run.json': JSON.stringify({ id: mark, through: period }),
});

const publish = async (
  folder: string,
  files: Readonly<Record<string, string>>,
  period: Period,
  { replaceLater = false, on = disk }: { readonly replaceLater?: boolean; readonly on?: Disk } = {},
): Promise<Period | null> => {
  const output = await folderOutput(folder, on);
  for (const [path, content] of Object.entries(files)) await output.write(path, content);
  return output.publish({ period, replaceLater });
};

describe('an output folder', () => {
  it('leaves what is not ours, and nothing of how it was made', async () => {
    await inFreshFolder(async (folder) => {
      await mkdir(join(folder, 'mine'));
      await publish(folder, { 'site/new.html': 'new' }, '2025-12');
      expect((await readdir(folder)).sort()).toEqual(['mine', 'site']);
    });
  });

  it('of another edition, without a record, shows by its monthly pages that a later month stands', async () => {
    await inFreshFolder(async (folder) => {
      const site = (period: Period) => ({ 'site/monitoring/2025-01.html': '', [`site/monitoring/${period}.html`]: '' });
      expect(await publish(folder, site('2025-12'), '2025-12')).toBeNull();
      expect(await publish(folder, site('2025-11'), '2025-11')).toBe('2025-12');
      expect(Object.keys(await filesIn(folder))).toContain('site/monitoring/2025-12.html');
      expect(await publish(folder, site('2025-11'), '2025-11', { replaceLater: true })).toBeNull();
      expect(Object.keys(await filesIn(folder))).not.toContain('site/monitoring/2025-12.html');
    });
  });

  it.each(['not JSON', '[]', 'null', '{"through":"soon"}'])('with the record %s shows no month', async (record) => {
    await inFreshFolder(async (folder) => {
      await writeFile(join(folder, 'run.json'), record);
      expect(await publish(folder, resultOf('2025-01', 'new'), '2025-01')).toBeNull();
      expect(await filesIn(folder)).toEqual(resultOf('2025-01', 'new'));
    });
  });

  it('killed after any of its changes shows the old result or the new one as soon as it is opened again', async () => {
    const [old, next] = [resultOf('2025-11', 'old'), resultOf('2025-12', 'new')];
    const ends: string[] = [];
    for (let last = 0; ; last += 1) {
      let changes = 0;
      const dies =
        <Given extends readonly unknown[]>(change: (...given: Given) => void) =>
        (...given: Given): void => {
          if (changes === last) throw new Error('killed');
          changes += 1;
          change(...given);
        };
      const mortal: Disk = { write: dies(disk.write), rename: dies(disk.rename), remove: dies(disk.remove) };
      const lived = await inFreshFolder(async (folder) => {
        await publish(folder, old, '2025-11');
        const died = await publish(folder, next, '2025-12', { on: mortal }).then(
          () => false,
          () => true,
        );
        const sealed = existsSync(join(folder, 'run.json'));
        if (died && sealed) expect([old, next]).toContainEqual(await filesIn(folder));
        await (await folderOutput(folder)).discard();
        const found = await filesIn(folder);
        expect([old, next]).toContainEqual(found);
        ends.push(found['site/index.html'] ?? '');
        return !died;
      });
      if (lived) break;
    }
    // The draft of the journal, its name, five entries moved twice, the journal taken away.
    expect(ends).toEqual(['old', 'old', ...Array.from({ length: 12 }, () => 'new')]);
  });

  it('that two processes publish into at once holds one whole result, of the latest month', {
    timeout: 60_000,
  }, async () => {
    await inFreshFolder(async (folder) => {
      const source = `
        import { folderOutput } from './functions/adapters/folder-output.ts';
        const [folder, which] = process.argv.slice(1);
        for (let round = 0; round < 24; round += 1) {
          const period = '2025-' + String(1 + ((round * 7 + Number(which) * 5) % 12)).padStart(2, '0');
          const mark = which + '-' + round;
          const output = await folderOutput(folder);
          for (const path of ['marts/m.csv', 'notices/index.json', 'site/index.html']) await output.write(path, mark);
          await output.write('run.json', JSON.stringify({ id: mark, through: period }));
          const left = await output.publish({ period, replaceLater: false });
          if (left !== null && left <= period) throw new Error(left);
        }`;
      await inTwoProcesses(source, folder);
      const { 'run.json': record = '', ...files } = await filesIn(folder);
      const { id, through } = JSON.parse(record);
      expect(through).toBe('2025-12');
      expect(files).toEqual({ 'marts/m.csv': id, 'notices/index.json': id, 'site/index.html': id });
      expect(await readdir(folder)).not.toContain('.building');
    });
  });

  it('whose switch failed on its way keeps both results until it is opened again', async () => {
    await inFreshFolder(async (folder) => {
      await publish(folder, resultOf('2025-11', 'old'), '2025-11');
      let changes = 0;
      const fails: Disk = {
        ...disk,
        rename: (from, to) => {
          changes += 1;
          if (changes === 4) throw new Error('refused');
          disk.rename(from, to);
        },
      };
      const output = await folderOutput(folder, fails);
      for (const [path, content] of Object.entries(resultOf('2025-12', 'new'))) await output.write(path, content);
      await expect(output.publish(december)).rejects.toThrow('refused');
      await output.discard();
      await (await folderOutput(folder)).discard();
      expect(await filesIn(folder)).toEqual(resultOf('2025-12', 'new'));
    });
  });
});
