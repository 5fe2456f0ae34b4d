import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { jixiao, office } from './command.ts';

let home = '';
const at = (...names: string[]): string => join(home, ...names);

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'jixiao-paths-'));
  await mkdir(at('folder'));
  await writeFile(at('file'), '');
  await promisify(execFile)('mkfifo', [at('pipe')]);
});
afterAll(() => rm(home, { recursive: true, force: true }));

const data = (): readonly string[] => ['--data', at('data')];
const long = 'x'.repeat(300);

it.each<[string, string, () => readonly string[], string]>([
  ['key in a folder that is not there', 'place-missing', () => ['key', at('none/office.pem'), ...data()], 'none'],
  ['key in a file', 'not-a-folder', () => ['key', at('file/office.pem'), ...data()], 'file'],
  ['key of too long a name', 'name-too-long', () => ['key', at(long), ...data()], long],
  [
    'template into a folder that is not there',
    'place-missing',
    () => ['template', 'execution', '--out', at('none/x.xlsx'), ...data()],
    'none',
  ],
  ['template over a folder', 'not-a-file', () => ['template', 'execution', '--out', at('folder'), ...data()], 'folder'],
  ['init in a file', 'not-a-folder', () => ['init', at('file')], 'file'],
  ['init below a file', 'not-a-folder', () => ['init', at('file/office')], 'file'],
  ['sample in a file', 'not-a-folder', () => ['sample', at('file'), '--departments', '1', '--projects', '1'], 'file'],
  ['run into a file', 'not-a-folder', () => ['run', office, '--out', at('file'), ...data()], 'file'],
  ['run below a file', 'not-a-folder', () => ['run', office, '--out', at('file/out'), ...data()], 'file'],
  ['run with data in a file', 'not-a-folder', () => ['run', office, '--out', at('o'), '--data', at('file')], 'file'],
  [
    'ingest with data in a file',
    'not-a-folder',
    () => ['ingest', join(office, '机构.csv'), '--data', at('file')],
    'file',
  ],
  [
    'run with sources that are not there',
    'folder-missing',
    () => ['run', office, '--out', at('o'), '--sources', at('none'), ...data()],
    'none',
  ],
  [
    'run with a file of sources',
    'not-a-folder',
    () => ['run', office, '--out', at('o'), '--sources', at('file'), ...data()],
    'file',
  ],
  // What is no file would be waited for without end.
  ...[
    ['verify', ['verify', '<pipe>']],
    ['verify against', ['verify', '--against', '<pipe>']],
    ['run with a key', ['run', office, '--out', '<o>', '--key', '<pipe>']],
    ['run with a policy', ['run', office, '--out', '<o>', '--policy', '<pipe>']],
    ['ingest', ['ingest', '<pipe>']],
    ['ingest with a source', ['ingest', join(office, '机构.csv'), '--source', '<pipe>']],
  ].map(([name, argv]): [string, string, () => readonly string[], string] => [
    `${name} of a pipe`,
    'not-a-file',
    () => [...(argv as string[]).map((each) => each.replace(/^<(.*)>$/, (_, of) => at(of))), ...data()],
    'pipe',
  ]),
])('%s is refused by the path, with what to do, and changes nothing', async (_, code, argv, path) => {
  const ran = await jixiao(...argv(), '--json');
  expect(ran.code).toBe(3);
  const { error } = ran.json() as { error: { code: string; says: { zh: string; en: string } } };
  expect(error.code).toBe(code);
  for (const said of Object.values(error.says)) expect(said).toContain(at(path));
  expect((await readdir(home)).filter((name) => !['data', 'file', 'folder', 'o', 'pipe'].includes(name))).toEqual([]);
  const status = await jixiao('status', '--json', ...data());
  if (status.code === 0) expect(status.json()).toMatchObject({ accepted: 0, refused: [] });
});

it('a run on a folder that is not there makes no data directory', async () => {
  const ran = await jixiao('run', at('none'), '--out', at('o'), '--data', at('own'), '--json');
  expect(ran.json()).toMatchObject({ error: { code: 'folder-missing' } });
  expect(await readdir(home)).not.toContain('own');
});
