import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFreshFolder } from '../../fresh-folder.ts';
import { jixiao, office } from '../../functions/cli/command.ts';

/** The office's folder with the lines of one file that `keeps` lets stand. */
const keepLines = async (folder: string, name: string, keeps: (period: string, project: string) => boolean) => {
  const [head = '', ...lines] = (await readFile(join(office, `${name}.csv`), 'utf8')).trimEnd().split('\n');
  const projectAt = head.replace('\ufeff', '').split(',').indexOf('项目编码');
  const kept = lines.filter((line) => keeps(line.split(',')[1] ?? '', line.split(',')[projectAt] ?? ''));
  await writeFile(join(folder, `${name}.csv`), `${[head, ...kept].join('\n')}\n`);
};

const canteen = '2025101001001';
const words = (html: string): string => html.replace(/<[^>]+>/g, '').replaceAll('\u00a0', ' ');

/**
 * The canteen reports money and goals to April and nothing after; nobody reports anything in May; in June the others
 * report money, and no one goals.
 */
const silent = async (folder: string): Promise<string> => {
  const input = join(folder, 'input');
  await cp(office, input, { recursive: true });
  const toApril = (period: string): boolean => period <= '2025-04';
  await keepLines(
    input,
    '国库支付',
    (period, project) => toApril(period) || (period === '2025-06' && project !== canteen),
  );
  await keepLines(input, '月度监控', toApril);
  return input;
};

describe('months for which nothing came in', () => {
  it('are not reported, never behind, on pages, in notices, in marts and in the command', {
    timeout: 180_000,
  }, async () => {
    await inFreshFolder(async (folder) => {
      const data = ['--data', join(folder, 'data')];
      const out = join(folder, 'out');
      const ran = await jixiao('run', await silent(folder), '--out', out, '--json', ...data);
      expect(ran.code, ran.err).toBe(0);
      expect(ran.json()).toMatchObject({ through: '2025-06' });
      const page = async (path: string): Promise<string> => words(await readFile(join(out, 'site', path), 'utf8'));

      // May has a page and an answer of the command, and both say that nothing was reported.
      const may = await jixiao('monitor', '--period', '2025-05', '--json', ...data);
      expect(may.code, may.err).toBe(0);
      expect(may.json()).toMatchObject({
        district: {
          light: 'missing',
          missing: 3,
          red: 0,
          yellow: 0,
          green: 0,
          money_age: 1,
          goals_age: 1,
          execution_deviation: null,
          goal_progress: null,
        },
      });
      const told = await jixiao('monitor', '--period', '2025-05', ...data);
      expect(told.out).toContain('2025-04');
      expect(told.out).toContain('未报');
      const report = await page('monitoring/2025-05.html');
      expect(report).toContain('2 个部门本月都没有报执行数');
      expect(report).toContain('5 月没有收到执行数据;截至最近报数的 4 月末');
      expect(report).not.toContain('落后计划超过');

      // In June the others' money came: the canteen and all goals are not reported.
      const june = (await jixiao('monitor', '--period', '2025-06', '--json', ...data)).json();
      expect(june).toMatchObject({ district: { missing: 1, money_missing: 1, goals_missing: 3, goals_age: 2 } });
      const project = await page(`projects/${canteen}.html`);
      expect(project).toContain('截至 6 月末没有新的执行数,最近 4 月');
      expect(project).toContain('目标未报');
      expect(project).not.toContain('资金严重落后');
      expect(await page('index.html')).toContain('其中 1 个项目本月未报');
      const department = await page('departments/101.html');
      expect(department).toContain('计划 36.1% · 1 个项目按最近报数的月份');
      expect(department).toContain('执行 28.3%,比计划低 7.8 个百分点');
      expect(await page('monitoring.html')).toContain('沿用前期数的项目按那个月的计划');

      // The month after the last report has neither.
      const july = await jixiao('monitor', '--period', '2025-07', '--json', ...data);
      expect([july.code, july.json()]).toMatchObject([3, { error: { code: 'period-unknown' } }]);
      const opened = await readFile(join(out, 'marts', 'monitoring_notice.csv'), 'utf8');
      expect(opened).not.toMatch(/2025-0[56]/);
    });
  });
});
