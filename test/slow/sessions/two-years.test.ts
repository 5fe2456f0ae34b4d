import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inFreshFolder } from '../../fresh-folder.ts';
import { jixiao, office } from '../../functions/cli/command.ts';

const ofOffice = (name: string): Promise<string> => readFile(join(office, `${name}.csv`), 'utf8');

/** The office's files of 2025 and, written into the folder, those of a 2026 that has begun. */
const twoYears = async (folder: string): Promise<readonly string[]> => {
  const next = async (name: string, lines: readonly string[]): Promise<string> => {
    const file = join(folder, `${name}2026.csv`);
    await writeFile(file, `${lines.join('\n')}\n`);
    return file;
  };
  const later = (written: string): readonly string[] =>
    written
      .trimEnd()
      .replaceAll('2025-', '2026-')
      .split('\n')
      .map((line) => line.replace(/^2025,/, '2026,'));
  const [head = ''] = (await ofOffice('国库支付')).split('\n');
  const january = '2026,2026-01,国库,101001,2025101001001,一般公共预算,当年,302,1000000.00,1000000.00,60000.00';
  return [
    ...['机构', '项目', '指标', '国库支付', '月度监控', '自评', '预算申请'].map((name) => join(office, `${name}.csv`)),
    await next('机构', later(await ofOffice('机构'))),
    await next('项目', later(await ofOffice('项目'))),
    await next('国库支付', [head, january]),
  ];
};

it('answers for the year asked for, whatever came later', { timeout: 180_000 }, async () => {
  await inFreshFolder(async (folder) => {
    const data = ['--data', join(folder, 'data'), '--json'];
    const taken = await jixiao('ingest', ...(await twoYears(folder)), ...data);
    expect((JSON.parse(taken.out) as { state: string }[]).map(({ state }) => state)).not.toContain('refused');
    const report = await jixiao('report', '--out', join(folder, 'out'), ...data);
    expect(report.json()).toMatchObject({ through: '2026-01' });
    const asked = await jixiao('allocate', '--year', '2026', ...data);
    expect(asked.json()).toMatchObject({ year: 2026, through: '2025-12' });
    const never = await jixiao('allocate', '--year', '2031', ...data);
    expect([never.code, never.json()]).toMatchObject([
      3,
      { error: { code: 'period-unknown', remedy: { en: expect.stringContaining('2025-01 to 2026-01') } } },
    ]);

    const explained = (...key: readonly string[]) => jixiao('explain', ...key, ...data);
    const score = await explained('evaluation_project', '2025', '2025202001001');
    expect(score.json()).toMatchObject({ of: { through: '2025-12', run: null }, row: { total: '66.20' } });
    const line = await explained('allocation_line', '2026', '2026101002001');
    expect(line.json()).toMatchObject({ of: { through: '2025-12', run: null }, row: { fund_source: '一般公共预算' } });
    const none = await explained('evaluation_project', '2019', '2025202001001');
    expect(none.json()).toMatchObject({ error: { code: 'period-unknown' } });
  });
});
