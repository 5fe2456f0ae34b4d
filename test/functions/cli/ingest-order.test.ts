import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jixiao } from './command.ts';

const tables = {
  '机构.csv': '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,第一小学\n',
  '项目.csv': '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂改造,5200000\n',
  '6月执行(更正).csv': '年度,期间,项目编码,全年预算数,累计执行数\n2025,2025-06,P1,5200000,2000000\n',
  '6月执行.csv': '年度,期间,项目编码,全年预算数,累计执行数\n2025,2025-06,P1,5200000,1000000\n',
};

test('a correction speaks last, in whatever order the shell names the files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ingest-order-'));
  try {
    for (const [name, content] of Object.entries(tables)) await writeFile(join(folder, name), content);
    const data = ['--data', join(folder, 'data')];
    const files = Object.keys(tables).map((name) => join(folder, name));
    expect((await jixiao('ingest', ...files, ...data)).code).toBe(0);
    const ran = await jixiao('monitor', '--period', '2025-06', ...data, '--json');
    expect(JSON.stringify(ran.json())).toContain('2000000.00');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
