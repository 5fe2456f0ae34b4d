import { execFile } from 'node:child_process';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../functions/cli/failure.ts';
import { readInputFolder } from '../../../functions/cli/inputs.ts';
import { skippedSays } from '../../../functions/cli/skipped.ts';
import { inFreshFolder } from '../../fresh-folder.ts';

describe('an input folder', () => {
  it('sorts out tables, descriptions, the policy and the rest, leaving blank forms and our own output alone', async () => {
    await inFreshFolder(async (folder) => {
      const files = [
        'a/1.csv',
        'b.xlsx',
        'x.source.yaml',
        'policy.yaml',
        '封面.svg',
        'templates/项目.xlsx',
        'out/marts/m.csv',
      ];
      for (const file of files) {
        await mkdir(dirname(join(folder, file)), { recursive: true });
        await writeFile(join(folder, file), 'x');
      }
      const found = await readInputFolder(folder, [join(folder, 'out')]);
      expect(found.tables.map(({ name }) => name)).toEqual(['a/1.csv', 'b.xlsx']);
      expect(found.sources.map(({ name }) => name)).toEqual(['x.source.yaml']);
      expect(found.policy?.path).toBe(join(folder, 'policy.yaml'));
      expect(found.others.map(({ name }) => name)).toEqual(['封面.svg']);
      expect(found.skipped).toEqual([]);
    });
  });

  it('names what is no file though it may look like one', async () => {
    await inFreshFolder(async (folder) => {
      await mkdir(join(folder, 'policy.yaml'));
      await mkdir(join(folder, '2025.xlsx'));
      await mkdir(join(folder, '湖北自评.form.yaml'));
      await mkdir(join(folder, '教育局'));
      await writeFile(join(folder, '2025.xlsx', '1.csv'), 'x');
      await symlink('2025.xlsx/1.csv', join(folder, '2.csv'));
      await symlink('nowhere', join(folder, '教育局', '3.csv'));
      await symlink('教育局', join(folder, '.hidden'));
      await promisify(execFile)('mkfifo', [join(folder, '4.csv')]);
      const found = await readInputFolder(folder);
      expect(found.tables.map(({ name }) => name)).toEqual(['2025.xlsx/1.csv']);
      expect(found.policy).toBeNull();
      const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
      expect(found.skipped.toSorted(byName)).toEqual([
        { name: '2.csv', kind: 'link' },
        { name: '2025.xlsx', kind: 'folder' },
        { name: '4.csv', kind: 'special' },
        { name: 'policy.yaml', kind: 'folder' },
        { name: '教育局/3.csv', kind: 'link' },
        { name: '湖北自评.form.yaml', kind: 'folder' },
      ]);
      for (const each of found.skipped) expect(skippedSays(each).zh).toContain(each.name);
    });
  });

  it('names what is too large to be read at once, and reads the rest', async () => {
    await inFreshFolder(async (folder) => {
      for (const [name, bytes] of [
        ['a.csv', 2 ** 31],
        ['b.csv', 2 ** 31 - 1],
      ] as const) {
        await writeFile(join(folder, name), '');
        await truncate(join(folder, name), bytes);
      }
      const found = await readInputFolder(folder);
      expect(found.tables.map(({ name }) => name)).toEqual(['b.csv']);
      expect(found.skipped).toEqual([{ name: 'a.csv', kind: 'oversized' }]);
      expect(found.skipped.map((each) => skippedSays(each).zh)).toEqual([
        '“a.csv” 达到 2 GiB,没有读;请按月或按部门拆成几个文件',
      ]);
    });
  });

  it('names what can’t be opened, a folder with all that is in it, and reads the rest', async () => {
    await inFreshFolder(async (folder) => {
      const gb = Buffer.from([0xc4, 0xea, 0xb6, 0xc8]);
      const mangled = (...parts: (string | Buffer)[]): Buffer =>
        Buffer.concat([Buffer.from(`${folder}/`), ...parts.map((part) => Buffer.from(part))]);
      await mkdir(mangled(gb));
      await writeFile(mangled(gb, '/1.csv'), 'x');
      await writeFile(mangled(gb, '.xlsx'), 'x');
      for (const name of ['locked.csv', 'open.csv']) await writeFile(join(folder, name), 'x');
      await mkdir(join(folder, 'vault'));
      await writeFile(join(folder, 'vault', '2.csv'), 'x');
      const found = await readInputFolder(folder, [], async (path) => !/locked|vault/.test(path));
      expect(found.tables.map(({ name }) => name)).toEqual(['open.csv']);
      expect(found.skipped.map(({ name, kind }) => `${name} ${kind}`).sort()).toEqual([
        ...['locked.csv unreadable', 'vault unreadable', '年度 misnamed', '年度.xlsx misnamed'],
      ]);
      for (const each of found.skipped) expect(skippedSays(each).en).toMatch(/was not( read)?[;,]/);
    });
  });

  it.each([
    ['empty', [], [], 'folder-empty'],
    ['blank forms', ['templates/项目.xlsx'], [], 'only-blank-forms'],
    ['a picture', ['封面.svg'], [], 'nothing-to-read'],
    ['a link', [], ['1.csv'], 'nothing-to-read'],
  ])('with nothing to read says what is in it: %s', async (_what, files, links, code) => {
    await inFreshFolder(async (folder) => {
      for (const file of files) {
        await mkdir(dirname(join(folder, file)), { recursive: true });
        await writeFile(join(folder, file), 'x');
      }
      for (const link of links) await symlink('nowhere', join(folder, link));
      const thrown: unknown = await readInputFolder(folder).catch((error: unknown) => error);
      expect(thrown).toBeInstanceOf(InputError);
      const { problem } = thrown as InputError;
      expect(problem.code).toBe(code);
      for (const link of links) expect(problem.says.zh).toContain(link);
    });
  });
});
