import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataDirectory } from '../../../functions/cli/data-directory.ts';
import { inFreshFolder } from '../../fresh-folder.ts';
import { jixiao, office } from '../../functions/cli/command.ts';

const error = (out: string): { code: string; says: { zh: string; en: string }; remedy: { zh: string; en: string } } =>
  JSON.parse(out).error;

describe('input that cannot be used ends with one clear message, the remedy, and nothing half-written', () => {
  const cases: readonly {
    readonly what: string;
    readonly prepare: (folder: string) => Promise<void>;
    readonly args?: readonly string[];
    readonly exit: number;
    readonly code: string;
    readonly names: string;
  }[] = [
    { what: 'no folder', prepare: async () => {}, exit: 3, code: 'folder-missing', names: 'input' },
    {
      what: 'an empty folder',
      prepare: async (folder) => void (await mkdir(folder)),
      exit: 3,
      code: 'folder-empty',
      names: 'input',
    },
    {
      what: 'a folder with only unknown files',
      prepare: async (folder) => {
        await mkdir(folder);
        await writeFile(join(folder, '封面.svg'), 'x');
      },
      exit: 3,
      code: 'nothing-to-read',
      names: '1',
    },
    {
      what: 'a folder with nothing but the blank forms of init',
      prepare: async (folder) => void (await jixiao('init', folder)),
      exit: 3,
      code: 'only-blank-forms',
      names: 'templates',
    },
    {
      what: 'a wrong policy',
      prepare: async (folder) => {
        await cp(office, folder, { recursive: true });
        await writeFile(join(folder, 'policy.yaml'), 'name: mine\nversion: "1"\n');
      },
      exit: 3,
      code: 'policy-invalid',
      names: 'settings',
    },
    {
      what: 'a policy file that is not there',
      prepare: async (folder) => cp(office, folder, { recursive: true }),
      args: ['--policy', 'no-such.yaml'],
      exit: 3,
      code: 'file-missing',
      names: 'no-such.yaml',
    },
    {
      what: 'a policy that is a folder',
      prepare: async (folder) => cp(office, folder, { recursive: true }),
      args: ['--policy', office],
      exit: 3,
      code: 'not-a-file',
      names: office,
    },
    {
      what: 'a wrong source description',
      prepare: async (folder) => {
        await cp(office, folder, { recursive: true });
        await writeFile(join(folder, 'x.source.yaml'), 'file: "*.csv"\n');
      },
      exit: 3,
      code: 'source-invalid',
      names: 'x.source.yaml',
    },
    {
      what: 'an unknown period',
      prepare: async (folder) => cp(office, folder, { recursive: true }),
      args: ['--through', '2031-01'],
      exit: 3,
      code: 'period-unknown',
      names: '2031-01',
    },
    {
      what: 'something that is no period',
      prepare: async (folder) => cp(office, folder, { recursive: true }),
      args: ['--through', 'June'],
      exit: 2,
      code: 'period-unreadable',
      names: 'June',
    },
    {
      what: 'an envelope that is no amount',
      prepare: async (folder) => cp(office, folder, { recursive: true }),
      args: ['--envelope', '1.234'],
      exit: 2,
      code: 'amount-unreadable',
      names: '1.234',
    },
    {
      what: 'an envelope below the lower limits',
      prepare: async (folder) => cp(office, folder, { recursive: true }),
      args: ['--envelope', '1.00'],
      exit: 3,
      code: 'envelope-too-small',
      names: '1.00',
    },
    {
      what: 'only files that are refused',
      prepare: async (folder) => {
        await mkdir(folder);
        await writeFile(join(folder, '甲.csv'), '随便,什么\n1,2\n');
      },
      exit: 3,
      code: 'nothing-accepted',
      names: '1',
    },
  ];

  it.each(cases)('$what', async ({ prepare, args = [], exit, code, names }) => {
    await inFreshFolder(async (folder) => {
      await prepare(join(folder, 'input'));
      const ran = await jixiao(
        'run',
        join(folder, 'input'),
        '--out',
        join(folder, 'out'),
        '--data',
        join(folder, 'data'),
        '--json',
        ...args,
      );
      expect(ran.code).toBe(exit);
      const told = error(ran.out);
      expect(told.code).toBe(code);
      expect(`${told.says.zh} ${told.says.en}`).toContain(names);
      expect(told.remedy.zh && told.remedy.en).toBeTruthy();
      const left = await readdir(join(folder, 'out')).catch(() => []);
      expect(left.filter((name) => name !== 'receipts')).toEqual([]);
    });
  });

  it('a data directory in use by another process', async () => {
    await inFreshFolder(async (folder) => {
      const held = await openDataDirectory(join(folder, 'data'), { clock: () => '2026-01-15T08:00:00.000Z' });
      try {
        const ran = await jixiao('run', office, '--out', join(folder, 'out'), '--data', join(folder, 'data'), '--json');
        expect(ran.code).toBe(3);
        expect(error(ran.out).code).toBe('data-directory-busy');
        expect(error(ran.out).says.en).toContain(String(process.pid));
      } finally {
        await held.close();
      }
    });
  });

  it('keeps the last good result when a later run fails', async () => {
    await inFreshFolder(async (folder) => {
      const out = join(folder, 'out');
      const args = ['run', office, '--out', out, '--data', join(folder, 'data'), '--json'];
      expect((await jixiao(...args)).code).toBe(0);
      const before = await readdir(out, { recursive: true });
      expect((await jixiao(...args, '--envelope', '1.00')).code).toBe(3);
      expect((await readdir(out, { recursive: true })).sort()).toEqual(before.sort());
    });
  });
});

describe('a run whose files are taken in but that makes no result', () => {
  const said = async (folder: string, input: string, ...args: readonly string[]) => {
    const ran = await jixiao(
      'run',
      input,
      '--out',
      join(folder, 'out'),
      '--data',
      join(folder, 'data'),
      '--json',
      ...args,
    );
    return {
      code: ran.code,
      remedy: ran.code === 0 ? '' : error(ran.out).remedy.zh,
      receipts: await readdir(join(folder, 'out', 'receipts')),
    };
  };

  it.each([
    ['an unknown period', ['--through', '2026-07']],
    ['an envelope below the limits', ['--envelope', '1.00']],
  ])('says so, and hands over their receipts: %s', async (_what, args) => {
    await inFreshFolder(async (folder) => {
      const ran = await said(folder, office, ...args);
      expect(ran.code).toBe(3);
      expect(ran.remedy).toContain('已接收的文件仍保留');
      expect(await readdir(join(folder, 'out'))).toEqual(['receipts']);
      expect(ran.receipts).toContain('index.html');
    });
  });

  it('puts the receipts of refused files beside an older result and says that the rest is older', async () => {
    await inFreshFolder(async (folder) => {
      expect((await said(folder, office)).code).toBe(0);
      const record = await readFile(join(folder, 'out', 'run.json'), 'utf8');
      await mkdir(join(folder, 'bad'));
      await writeFile(join(folder, 'bad', '甲.csv'), '随便,什么\n1,2\n');
      const ran = await said(folder, join(folder, 'bad'));
      expect(ran.code).toBe(3);
      expect(ran.remedy).toContain('上一次的结果');
      const index = await readFile(join(folder, 'out', 'receipts', 'index.json'), 'utf8');
      expect((JSON.parse(index) as { fileName: string }[]).map(({ fileName }) => fileName)).toEqual(['甲.csv']);
      // Those of the older result's files are still there.
      expect(ran.receipts.filter((name) => name.endsWith('.json'))).toHaveLength(2 + (await readdir(office)).length);
      expect(await readFile(join(folder, 'out', 'receipts', 'index.html'), 'utf8')).toContain('仍是上一次的结果');
      expect(await readFile(join(folder, 'out', 'run.json'), 'utf8')).toBe(record);
    });
  });
});

describe('a command that is not written as it must be', () => {
  it.each([
    ['an unknown verb', ['dance']],
    ['a missing argument', ['run']],
    ['an unknown option', ['status', '--loudly']],
    ['an unknown language', ['status', '--lang', 'fr']],
    ['an unknown dataset', ['template', 'nonsense']],
    ['an unknown mart', ['explain', 'nonsense', '1']],
    ['a year that is none', ['evaluate', '--year', 'soon']],
  ])('%s ends with 2', async (_what, argv) => {
    const ran = await jixiao(...argv);
    expect(ran.code).toBe(2);
    expect(ran.err.length + ran.out.length).toBeGreaterThan(0);
  });

  it('help is not a mistake, and shows examples', async () => {
    const ran = await jixiao('run', '--help');
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('jixiao run ./office --out ./office-out');
  });
});
