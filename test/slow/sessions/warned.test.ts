import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFreshFolder } from '../../fresh-folder.ts';
import { jixiao } from '../../functions/cli/command.ts';

const units = '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n';
const projects = (...more: readonly string[]): string =>
  ['年度,预算单位编码,项目编码,项目名称,年初预算数', '2025,101001,P1,食堂,100', ...more, ''].join('\n');

describe('what is taken with warnings', () => {
  it('is said by ingest, each kind in one line of its own', async () => {
    await inFreshFolder(async (folder) => {
      const [orgs, plain, noted] = ['机构.csv', '项目.csv', '项目 二.csv'].map((name) => join(folder, name));
      await writeFile(orgs ?? '', units);
      await writeFile(plain ?? '', projects());
      await writeFile(noted ?? '', projects('合计,,,,100', '合计,,,,100'));
      const data = ['--data', join(folder, 'data')];
      const { out } = await jixiao('ingest', orgs ?? '', plain ?? '', ...data);
      expect(out).toBe('● 机构.csv  organisation 1\n● 项目.csv  project 1\n');
      const { out: warned } = await jixiao('ingest', noted ?? '', ...data);
      expect(warned.split('\n')[0]).toBe('● 项目 二.csv  project 1');
      expect(warned.match(/→/g)).toHaveLength(1);
      expect(warned).toContain('(×2)');
    });
  });

  it('and what is refused are answers: ingest ends with 0, and with --strict with 1', async () => {
    await inFreshFolder(async (folder) => {
      const file = join(folder, '项目.csv');
      await writeFile(file, projects());
      const data = ['--data', join(folder, 'data')];
      const refused = await jixiao('ingest', file, ...data);
      expect([refused.code, refused.out.split('\n')[0]]).toEqual([0, '■ 项目.csv']);
      expect((await jixiao('ingest', file, '--strict', ...data)).code).toBe(1);
    });
  });

  it('is counted by run', async () => {
    await inFreshFolder(async (folder) => {
      const execution = (...more: readonly string[]): string =>
        ['年度,期间,项目编码,全年预算数,执行数', '2025,2025-06,P1,100,60', ...more, ''].join('\n');
      const input = join(folder, 'in');
      await mkdir(input);
      await writeFile(join(input, '机构.csv'), units);
      await writeFile(join(input, '项目.csv'), projects());
      await writeFile(join(input, '执行.csv'), execution());
      const run = (to: string): ReturnType<typeof jixiao> =>
        jixiao('run', input, '--data', join(folder, `${to}-data`), '--out', join(folder, to));
      expect((await run('plain')).out).not.toContain('收下而有提醒');
      await writeFile(join(input, '执行.csv'), execution('合计,,,100,60'));
      expect((await run('warned')).out).toContain('收下而有提醒的(次数),见回执:合计行未读取 1');
    });
  });
});
