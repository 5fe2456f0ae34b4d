import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inFreshFolder } from '../../fresh-folder.ts';
import { jixiao, office } from '../../functions/cli/command.ts';

const road = '2025202001001';
const head = '年度,项目编码,批复结果,批复日期,批复文号';

it('goals returned twice and then approved lose twice, and explain leads to the files', {
  timeout: 120_000,
}, async () => {
  await inFreshFolder(async (folder) => {
    const input = join(folder, 'input');
    const data = ['--data', join(folder, 'data'), '--json'];
    await cp(office, input, { recursive: true });
    const policy = (await readFile(new URL('../../../analytics/policy/default.yaml', import.meta.url), 'utf8'))
      .replace(/returned_deduction: \{ value: 0/, 'returned_deduction: { value: 1.5')
      .replace(/returned_deduction_counts: \{ value: standing/, 'returned_deduction_counts: { value: each');
    await writeFile(join(input, 'policy.yaml'), policy);
    await writeFile(join(input, '批复 01.csv'), `${head}\n2025,${road},退回,2025-01-10,示1号\n`);
    await writeFile(join(input, '批复 02.csv'), `${head}\n2025,${road},退回,2025-01-20,示2号\n`);
    await writeFile(join(input, '批复 03.csv'), `${head}\n2025,${road},批复,2025-02-15,示3号\n`);
    await writeFile(join(input, '批复 04.csv'), `${head}\n\n2025,${road},退回,2025-01-20,示 2 号\n`);
    // Stated by mistake, and taken back by the file that is by its name its correction.
    await writeFile(join(input, '批复 05.csv'), `${head}\n2025,${road},退回,2025-03-01,示5号\n`);
    await writeFile(join(input, '批复 05_更正.csv'), `${head}\n2025,${road},批复,2025-03-02,\n`);
    const ran = await jixiao('run', input, '--out', join(folder, 'out'), ...data);
    expect(ran.code, ran.err).toBe(0);

    const explained = (await jixiao('explain', 'evaluation_project', '2025', road, ...data)).json();
    expect(explained).toMatchObject({
      row: { returned_times: 2, returned_files: '批复 01.csv, 批复 02.csv', deduction_points: '3.00' },
    });
    const decisions = JSON.stringify(explained);
    expect(decisions).toContain('"file_name":"批复 02.csv"');
    expect(decisions).toContain('"document":"示2号","return_number":2');

    const pages = join(folder, 'out', 'site', 'projects');
    const page = (await readdir(pages)).find((name) => name.includes(road)) ?? '';
    const said = (await readFile(join(pages, page), 'utf8')).replaceAll('\u00a0', ' ').replace(/<[^>]+>/g, '');
    expect(said).toContain('退回 2 次 × 1.50 分(批复 01.csv, 批复 02.csv)');
  });
});
