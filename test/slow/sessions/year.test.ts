import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inFreshFolder } from '../../fresh-folder.ts';
import { jixiao, office } from '../../functions/cli/command.ts';
import { goldenDifferences } from '../../golden.ts';

const golden = new URL('../../golden/office', import.meta.url).pathname;

/**
 * What of a result must never change: marts as CSV, notices and the digests of the record. Times, seconds and the
 * engine's Parquet bytes are left out.
 */
const lasting = async (out: string, into: string): Promise<void> => {
  await mkdir(join(into, 'marts'), { recursive: true });
  for (const file of await readdir(join(out, 'marts')))
    if (file.endsWith('.csv')) await cp(join(out, 'marts', file), join(into, 'marts', file));
  await cp(join(out, 'notices'), join(into, 'notices'), { recursive: true });
  const { snapshot, policy, fiscalYear, through, allocation, resultDigest, marts } = JSON.parse(
    await readFile(join(out, 'run.json'), 'utf8'),
  );
  const record = { snapshot, policy, fiscalYear, through, allocation, resultDigest, marts };
  await writeFile(join(into, 'run.json'), `${JSON.stringify(record, null, 2)}\n`);
};

describe('a small office’s year', () => {
  let folder = '';
  let finish = (): void => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const out = (): string => join(folder, 'out');
  const data = (): readonly string[] => ['--data', join(folder, 'data')];

  beforeAll(async () => {
    await new Promise<void>((ready) => {
      void inFreshFolder(async (made) => {
        folder = made;
        ready();
        await done;
      });
    });
    const ran = await jixiao('run', office, '--out', out(), ...data());
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain('报告 →');
  });
  afterAll(() => finish());

  it('is what it was', async () => {
    await lasting(out(), join(folder, 'lasting'));
    expect(await goldenDifferences(golden, join(folder, 'lasting'))).toEqual([]);
  });

  it('gives the same result when it is run again, and nothing new in the ledger but that it ran', async () => {
    const { run: before, ...standing } = (await jixiao('status', '--json', ...data())).json();
    const again = await jixiao('run', office, '--out', join(folder, 'again'), '--json', ...data());
    expect(again.code).toBe(0);
    const first = JSON.parse(await readFile(join(out(), 'run.json'), 'utf8'));
    expect(again.json()).toMatchObject({ snapshot: first.snapshot, resultDigest: first.resultDigest });
    const { run: after, ...left } = (await jixiao('status', '--json', ...data())).json();
    expect(left).toEqual(standing);
    expect(after).toEqual({ ...(before as object), run: again.json().id });
  });

  it('allocates the envelope to the fen', async () => {
    const allocated = (
      await jixiao('allocate', '--year', '2026', '--envelope', '4000000.01', '--json', ...data())
    ).json();
    const lines = allocated.lines as { allocated_amount: string }[];
    expect(lines.reduce((sum, line) => sum + BigInt(line.allocated_amount.replace('.', '')), 0n)).toBe(400000001n);
  });

  it('monitors a month as it was, without looking ahead', async () => {
    const june = (await jixiao('monitor', '--period', '2025-06', '--json', ...data())).json();
    expect(june.district).toMatchObject({ period: '2025-06', projects: 3 });
    expect(JSON.stringify(june)).not.toContain('2025-07');
  });

  it('evaluates the closed year, and refuses one that is not', async () => {
    const year = (await jixiao('evaluate', '--year', '2025', '--json', ...data())).json();
    expect((year.projects as { total: string }[]).map(({ total }) => total)).toEqual(['98.40', '99.78', '66.20']);
    expect((await jixiao('evaluate', '--year', '2026', ...data())).code).toBe(3);
  });

  it('explains a figure down to file, sheet and row', async () => {
    const explained = await jixiao('explain', 'evaluation_project', '2025', '2025202001001', ...data());
    expect(explained.out).toContain('自评.csv');
    expect(explained.out).toContain('66.20');
    const unknown = await jixiao('explain', 'evaluation_project', '2025', 'no-such', ...data());
    expect(unknown.code).toBe(3);
    expect(unknown.err).toContain('project_code');
  });

  it('says for which years money was allocated, where the one asked for has no data before it', async () => {
    const asked = await jixiao('explain', 'allocation_line', '2025', 'no-such', '--json', ...data());
    expect([asked.code, asked.out]).toEqual([3, expect.stringContaining('allocation-year-unknown')]);
    expect(asked.out).toContain('没有 2025 年的预算安排:它要由 2024 年的数据得出');
    expect(asked.out).toContain('可以查的年度:2026');
    expect(asked.out).toContain('Years to ask for: 2026');
  });

  it('finds a page that was changed and a number in run.json that was', async () => {
    const forged = join(folder, 'forged');
    await cp(out(), forged, { recursive: true });
    await writeFile(join(forged, 'site/index.html'), 'x');
    const record = JSON.parse(await readFile(join(forged, 'run.json'), 'utf8'));
    await writeFile(join(forged, 'run.json'), JSON.stringify({ ...record, engine: 'DuckDB v0' }));
    const verified = await jixiao('verify', join(forged, 'run.json'), ...data());
    expect(verified.code).toBe(1);
    for (const said of ['site/index.html', 'engine', 'DuckDB v0']) expect(verified.out).toContain(said);
  });

  it('verifies, and says so in the language asked for', async () => {
    const verified = await jixiao('verify', join(out(), 'run.json'), '--lang', 'en', ...data());
    expect(verified.out).toContain('The result holds');
    expect(verified.code).toBe(0);
  });

  it('says of a result of another data directory that it is, and accuses nothing', async () => {
    const elsewhere = join(folder, 'elsewhere');
    const absent = await jixiao('verify', out(), '--json', '--data', elsewhere);
    expect([absent.code, absent.out]).toEqual([3, expect.stringContaining('other-data-directory')]);
    const ofItself = await jixiao('verify', '--data', elsewhere);
    expect([ofItself.code, ofItself.err]).toEqual([3, expect.stringContaining('还没有已接受的文件')]);
    const more = join(folder, 'more.csv');
    await writeFile(more, '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,999,他局,999001,他局本级\n');
    expect((await jixiao('ingest', more, '--data', elsewhere)).code).toBe(0);
    const wrong = await jixiao('verify', out(), '--json', '--data', elsewhere);
    expect([wrong.code, wrong.out]).toEqual([3, expect.stringContaining('other-data-directory')]);
    const said = (await jixiao('verify', out(), '--data', elsewhere)).err;
    expect(said).toContain(`不是用数据目录 ${elsewhere} 得出的`);
    expect(said).toContain(`jixiao verify ${out()} --data <数据目录>`);
  });

  it('never puts a result in the place of another data directory’s', async () => {
    const before = await readFile(join(out(), 'run.json'), 'utf8');
    const data2 = join(folder, 'data-of-another');
    for (const ran of [
      await jixiao('run', office, '--out', out(), '--json', '--data', data2),
      await jixiao('report', '--out', out(), '--json', '--data', data2),
      await jixiao('watch', office, '--once', '--out', out(), '--json', '--data', data2),
    ])
      expect([ran.code, ran.out]).toEqual([3, expect.stringContaining('folder-of-other-data')]);
    const ran = await jixiao('run', office, '--out', out(), '--data', data2);
    expect(ran.err).toContain('里的结果是用另一个数据目录得出的');
    expect(await readFile(join(out(), 'run.json'), 'utf8')).toBe(before);
    expect(await readdir(data2).catch(() => 'none')).toBe('none');
  });

  it('leaves nothing behind of a folder that is not there', async () => {
    const ran = await jixiao('run', join(folder, 'none'), '--out', join(folder, 'o'), '--data', join(folder, 'd'));
    expect([ran.code, ran.err]).toEqual([3, expect.stringContaining('找不到文件夹')]);
    expect((await readdir(folder)).filter((name) => name === 'o' || name === 'd')).toEqual([]);
  });

  it('makes the public edition without explanations or sources', async () => {
    const ran = await jixiao('report', '--edition', 'public', '--out', join(folder, 'public'), ...data());
    expect(ran.code).toBe(0);
    const pages = (await readdir(join(folder, 'public/site'), { recursive: true })).filter((name) =>
      name.endsWith('.html'),
    );
    expect(await readdir(join(folder, 'public'))).toEqual(['site']);
    for (const page of pages)
      expect(await readFile(join(folder, 'public/site', page), 'utf8')).not.toContain('雨季停工');
  });

  it('never puts another edition beside an internal result', async () => {
    const ran = await jixiao('report', '--edition', 'public', '--out', out(), '--json', ...data());
    expect(ran.code).toBe(3);
    expect(ran.out).toContain('folder-holds-internal');
  });

  it('takes a correction for what it mentions and leaves the rest', async () => {
    const folderOfOne = join(folder, 'correction');
    await mkdir(folderOfOne);
    const head = '年度,期间,数据口径,项目编码,资金类别,全年预算数,执行数';
    await writeFile(
      join(folderOfOne, '国库支付_更正.csv'),
      `${head}\n2025,2025-12,国库,2025202001001,当年,3000000.00,3000000.00\n`,
    );
    const corrected = join(folder, 'corrected');
    const ran = await jixiao('run', folderOfOne, '--out', corrected, '--json', ...data());
    expect(ran.code).toBe(0);
    const [names, ...projects] = (await readFile(join(corrected, 'marts/evaluation_project.csv'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    const total = names?.indexOf('total') ?? -1;
    expect(projects.map((cells) => cells[total])).toEqual(['98.40', '99.78', '71.40']);
    await rm(folderOfOne, { recursive: true });
  });

  it('keeps a later month’s result until an earlier one is asked for by name', async () => {
    const standing = () =>
      Promise.all(['run.json', 'site/index.html'].map((name) => readFile(join(out(), name), 'utf8')));
    const before = await standing();
    const june = ['run', office, '--out', out(), '--through', '2025-06', '--json', ...data()];
    const refused = await jixiao(...june);
    expect(refused.code).toBe(3);
    expect(refused.json()).toMatchObject({
      error: {
        code: 'later-month-stands',
        says: { en: `${out()} shows the later 2025-12; the result for 2025-06 was not put in its place` },
      },
    });
    expect(await standing()).toEqual(before);
    expect((await jixiao(...june, '--replace-later')).code).toBe(0);
    expect(JSON.parse(await readFile(join(out(), 'run.json'), 'utf8')).through).toBe('2025-06');
  });
});
