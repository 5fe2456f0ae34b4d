import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inFreshFolder } from '../../fresh-folder.ts';
import { jixiao } from '../../functions/cli/command.ts';

const example = new URL('../../../examples/whole-department', import.meta.url).pathname;

/** The words of a page, its marks left out. */
const wordsOf = async (path: string): Promise<string> =>
  (await readFile(path, 'utf8')).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

it('evaluates whole departments by their scheme, shows each row on its page, and explains it down to its cells', async () => {
  await inFreshFolder(async (folder) => {
    const [out, data] = [join(folder, 'out'), ['--data', join(folder, 'data')]];
    const ran = await jixiao('run', example, '--policy', 'whole-department', '--out', out, ...data);
    expect({ code: ran.code, err: ran.err }).toEqual({ code: 0, err: '' });

    // By hand: input 15; of process 6 × 6278 ÷ 6400 = 5.89 and 31 in full, judged 1.9 + 2 + 1.8 + 1.5; of output
    // 10 × 1150 ÷ 1200 = 9.58, 8 and 7; of effect 8 and 7 × 88 ÷ 90 = 6.84.
    const page = await wordsOf(join(out, 'site/departments/101.html'));
    expect(page).toContain('整体部分 = 100 × 98.51 ÷ 100 = 98.51 分。');
    expect(page).toContain('= 预算完成数 ÷ 预算数');
    expect(page).toMatch(/7 × 97\.7\d?% = 6\.84 88 ÷ 90/);
    expect(page).not.toContain('与所用的评价体系不同');

    const health = await wordsOf(join(out, 'site/departments/102.html'));
    expect(health).toContain('整体部分 = 100 × 68.73 ÷ 96 = 71.59 分。');
    expect(health).toContain('没有申报指标的分值');
    expect(health).toContain('分母为 0,无从计算');
    expect(health).toContain('一级指标的权重与所用的评价体系不同');

    const silent = await wordsOf(join(out, 'site/departments/103.html'));
    expect(silent).toContain('整体部分 = 100 × 0.00 ÷ 100 = 0.00 分。');

    const computed = await jixiao('explain', 'evaluation_framework', '2025', '102', 'budget_adjustment', ...data);
    for (const said of ['4 × 50.0% = 2.00', '(2 × 0.1 − 0.15) ÷ 0.1', '预算调整数', '6部门整体数据.csv', '由数据计算'])
      expect(computed.out).toContain(said);
    const own = await jixiao('explain', 'evaluation_framework', '2025', '101', 'C01', ...data);
    for (const said of ['10 × 95.8% = 9.58', '1,150 ÷ 1,200', '7部门整体绩效指标.csv', '8部门整体自评.csv', '部门申报'])
      expect(own.out).toContain(said);
    expect((await jixiao('verify', out, ...data)).code).toBe(0);
  });
});

it('lets rows of levels that are not the scheme’s earn nothing, and says so', async () => {
  await inFreshFolder(async (folder) => {
    const [out, data] = [join(folder, 'out'), ['--data', join(folder, 'data')]];
    await jixiao('run', example, '--policy', 'duty-performance', '--out', out, ...data);
    const page = await wordsOf(join(out, 'site/departments/101.html'));
    expect(page).toContain('有一级指标不在所用的评价体系里');
    expect(page).toContain('履职效能 Duty performed 40');
    const own = await jixiao('explain', 'evaluation_framework', '2025', '101', 'C01', ...data);
    expect(own.out).toMatch(/权重\s+0\.000000/);
  });
});
