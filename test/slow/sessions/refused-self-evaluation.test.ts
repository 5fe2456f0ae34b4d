import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inFreshFolder } from '../../fresh-folder.ts';
import { jixiao } from '../../functions/cli/command.ts';
import { evaluationForm, formLists } from '../../support/evaluation-form.ts';

const tables = {
  '指标.csv':
    '年度,项目编码,指标编码,指标名称,一级指标,指标方向,目标值,计量单位,权重\n2025,100102,01,维修座数,产出,≥,5,座,90\n',
  '执行.csv':
    '年度,期间,项目编码,全年预算数,执行数\n2025,2025-12,100101,1000000,800000\n2025,2025-12,100102,900000,800000\n',
  '申请.csv':
    '年度,预算单位编码,项目编码,项目名称,资金来源,申请金额,上年项目编码\n2026,801001,100101,道路养护,一般公共预算,1000000,100101\n2026,801001,100102,桥梁维修,一般公共预算,900000,100102\n',
};

const textOf = (page: string): string => page.replace(/<[^>]+>/g, '').replaceAll('\u00a0', ' ');

it('a form that came back is not called one that was never sent, on any page', { timeout: 120_000 }, async () => {
  await inFreshFolder(async (folder) => {
    const desk = join(folder, 'desk');
    await mkdir(desk);
    for (const [name, content] of Object.entries(tables)) await writeFile(join(desk, name), content);
    const form = evaluationForm((sheet) => {
      sheet.getCell('E8').value = '已完工';
    });
    for (const { name, bytes } of [...formLists, form]) await writeFile(join(desk, name), await bytes());
    const [out, data] = [join(folder, 'out'), ['--data', join(folder, 'data')]];
    const ran = await jixiao('run', desk, '--out', out, ...data);
    expect([ran.code, ran.out]).toEqual([0, expect.stringContaining('拒收:自评.xlsx')]);

    const pages = await readdir(join(out, 'site'), { recursive: true });
    const page = async (ends: string): Promise<string> =>
      textOf(await readFile(join(out, 'site', pages.find((name) => name.endsWith(ends)) ?? ''), 'utf8'));
    expect(await page('100101.html')).toContain('未评:自评被拒收,没有更正。');
    expect(await page('100101.html')).toContain('被拒收的文件:the refused file 自评.xlsx');
    expect(await page('100102.html')).toContain('未评:没有收到可用的自评。');
    expect(await page('evaluation.html')).toMatch(/道路养护.{0,80}自评被拒收,没有更正.{0,120}自评\.xlsx/s);
    const lines = await readFile(join(out, 'marts', 'allocation_line.csv'), 'utf8');
    expect(lines).toMatch(/100101.*本年未评\(自评被拒收,没有更正\)/);
    expect(lines).toMatch(/100102.*本年未评\(没有收到自评\)/);

    const explained = await jixiao('explain', 'evaluation_project', '2025', '100101', '--json', ...data);
    expect(explained.out).toContain('"not_evaluated_reason": "self_evaluation_refused"');
  });
});
