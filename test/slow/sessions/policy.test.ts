import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asset } from '../../../functions/adapters/assets.ts';
import { inFreshFolder } from '../../fresh-folder.ts';
import { jixiao, type Ran } from '../../functions/cli/command.ts';

const office = fileURLToPath(new URL('../../fixtures/office/', import.meta.url));
const oldest = fileURLToPath(new URL('../../fixtures/policies/2026-11-23-7e94c1e.yaml', import.meta.url));

describe('jixiao policy check', () => {
  it('says in sentences what differs from the default', async () => {
    const { code, out } = await jixiao('policy', 'check', 'hubei');
    expect(code).toBe(0);
    expect(out).toContain('预算执行率的权重:由“10”改为“20”(湖北自评表:20 分 × 执行率 [form])');
    expect(out).toContain('部分达成 50%–80%,监控取 65%,评价取 65%');
  });

  it('says of the default that it is the default', async () => {
    expect((await jixiao('policy', 'check', 'default')).out).toContain('与默认规则一样');
  });

  it('names what a document of an older release was given', async () => {
    const { code, out } = await jixiao('policy', 'check', oldest);
    expect(code).toBe(0);
    expect(out).toContain('结构版本 1,按版本 3 补了');
    expect(out).toContain('settings.refusal: "file"');
  });

  it('names each mistake with its place, and changes nothing', () =>
    inFreshFolder(async (folder) => {
      const file = join(folder, 'policy.yaml');
      const written = (await asset('policy/default.yaml')).replace(
        'execution_weight: { value: 10',
        'execution_weight: { value: 200',
      );
      await writeFile(file, written);
      const { code, err } = await jixiao('policy', 'check', file);
      expect(code).toBe(3);
      expect(err).toContain('settings.execution_weight.value');
      expect(await readFile(file, 'utf8')).toBe(written);
    }));

  it('asks about what can be used and is probably not meant', () =>
    inFreshFolder(async (folder) => {
      const file = join(folder, 'policy.yaml');
      const written = await asset('policy/default.yaml');
      await writeFile(file, written.replace('target: 0.95', 'target: 5'));
      const { code, out } = await jixiao('policy', 'check', file);
      expect(code).toBe(0);
      expect(out).toContain('有 1 处可以用,但多半不是本意:\n  framework.7.target:标准就是 ≥ 500%');
      expect((await jixiao('policy', 'check', file, '--strict')).code).toBe(1);
      const asJson = JSON.parse((await jixiao('policy', 'check', file, '--json')).out);
      expect(asJson.doubts.map(({ path }: { path: string }) => path)).toEqual(['framework.7.target']);
      expect((await jixiao('policy', 'check', 'default', '--strict')).code).toBe(0);
    }));

  it.each([
    ['a file that is not there', ['policy', 'check', 'nowhere.yaml'], 3],
    ['no file', ['policy', 'check'], 2],
    ['one policy to compare', ['policy', 'diff', 'default'], 2],
    ['a preset that is none', ['policy', 'presets', 'atlantis'], 3],
    ['an action that is none', ['policy', 'burn'], 2],
  ])('refuses %s', async (_, args, code) => {
    expect((await jixiao(...args)).code).toBe(code);
  });
});

describe('jixiao policy diff', () => {
  it('compares two policies without any data', async () => {
    const { code, out } = await jixiao('policy', 'diff', 'hubei', 'default');
    expect(code).toBe(0);
    expect(out).toContain('由“20”改为“10”');
    expect(out).not.toContain('在现有数据上');
  });

  it('says that a policy is the same as itself', async () => {
    expect((await jixiao('policy', 'diff', 'default', 'default')).out).toContain('两份规则一样');
  });

  describe('on the data at hand', () => {
    let data = '';
    /** What lies there, and the ledger byte by byte. */
    const standing = async (): Promise<unknown> => [
      (await readdir(data, { recursive: true })).filter((name) => !/-(?:wal|shm)$/.test(name)).toSorted(),
      (await readFile(join(data, 'ledger.sqlite'))).toString('base64'),
    ];
    const diff = (...more: readonly string[]): Promise<Ran> =>
      jixiao('policy', 'diff', 'default', 'hubei', '--data', data, ...more);

    beforeAll(async () => {
      data = join(await mkdtemp(join(tmpdir(), 'jixiao-')), 'data');
      const files = (await readdir(office)).toSorted().map((name) => join(office, name));
      await jixiao('ingest', ...files, '--data', data);
    });
    afterAll(() => rm(dirname(data), { recursive: true }));

    it('names whose score, finding, total and money change', async () => {
      const { code, json } = await diff('--json');
      const { effect } = json() as unknown as { effect: Record<string, readonly { code: string }[]> };
      expect(code).toBe(0);
      // 道路养护 executed 48 %: 48 % of 20 is 9.60 where 48 % of 10 was 4.80. Its ceiling of 2.5 was passed at 2.8:
      // 30 × 2.5 ÷ 2.8 = 26.79 where the line gave 26.40. 66.20 + 4.80 + 0.39 = 71.39.
      const roads = { code: '2025202001001', name: '道路养护', before: '66.20', after: '71.39' };
      expect(effect.scores?.[0]).toEqual(roads);
      // Its department has this one project and sent no facts of the whole department.
      expect(effect.totals?.[0]).toMatchObject({ code: '202', before: '66.20', after: '71.39' });
      // The goals were set for an execution row of 10: with one of 20 their weights add to 110.
      expect(effect.findings?.map(({ code: project }) => project)).toContain('2025101002001');
      expect(effect.lights).toEqual([]);
      expect(effect.ranks).toEqual([]);
    });

    it('says how many before it says who, of findings only the new ones, and writes and adopts nothing', async () => {
      const before = await standing();
      const { out } = await diff();
      expect(out.indexOf('项目得分 3 个')).toBeGreaterThan(0);
      expect(out.indexOf('项目得分 3 个')).toBeLessThan(out.indexOf('2025202001001 道路养护  66.20 → 71.39'));
      expect(out).toContain('2025202001001 道路养护  无 → 权重合计不是 100');
      expect(await standing()).toEqual(before);
    });

    it('says that a year still open has no scores to compare', async () => {
      const { out } = await diff('--through', '2025-06');
      expect(out).toContain('12 月的数据未到,没有得分和等级可比');
    });

    it('refuses a data directory that is none, and makes none', () =>
      inFreshFolder(async (folder) => {
        const { code } = await jixiao('policy', 'diff', 'default', 'hubei', '--data', join(folder, 'typo'));
        expect(code).toBe(3);
        expect(await readdir(folder)).toEqual([]);
      }));

    it('refuses a month and a year at once', async () => {
      expect((await jixiao('policy', 'diff', 'default', 'hubei', '--year', '2025', '--through', '2025-06')).code).toBe(
        2,
      );
    });
  });
});

describe('jixiao policy presets', () => {
  it('lists each with its province and clause', async () => {
    const { out } = await jixiao('policy', 'presets');
    expect(out).toMatch(/^hubei {2}湖北 {2}.+\(湖北的自评表 \[form\]\)$/m);
  });

  it('prints a whole document, which a run takes as its policy', () =>
    inFreshFolder(async (folder) => {
      const { out } = await jixiao('policy', 'presets', 'guizhou');
      const file = join(folder, 'policy.yaml');
      await writeFile(file, out);
      const checked = await jixiao('policy', 'check', file, '--json');
      expect(checked.json()).toMatchObject({ differences: [{ path: 'settings.execution_denominator' }] });
    }));
});

it.each([
  ['preset-unknown', ['policy', 'presets', 'atlantis']],
  ['policy-files', ['policy', 'diff', 'default']],
])('%s is told by its code', async (code, args) => {
  expect((await jixiao(...args, '--json')).json()).toMatchObject({ error: { code } });
});

it('jixiao policy schema prints a JSON Schema', async () => {
  const { json } = await jixiao('policy', 'schema');
  expect(json()).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' });
});

it('jixiao says nothing of a reader that goes before the end', async () => {
  const cli = fileURLToPath(new URL('../../../functions/cli/cli.ts', import.meta.url));
  const child = spawn(process.execPath, [cli, 'policy', 'schema'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  child.stdout.destroy();
  const [code] = await once(child, 'close');
  expect([code, said]).toEqual([0, '']);
});
