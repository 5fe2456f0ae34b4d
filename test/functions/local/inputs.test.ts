import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { byName, readInputFolder } from '../../../functions/local/inputs.ts';
import { inFreshFolder } from '../../fresh-folder.ts';

const named = (name: string) => ({ name, path: name });

describe('an input folder', () => {
  it('orders files as people count, a correction after what it corrects', () => {
    const names = ['10月.csv', '2月_更正.xlsx', '2月.xlsx', '1月.csv'];
    expect(
      names
        .map(named)
        .sort(byName)
        .map(({ name }) => name),
    ).toEqual(['1月.csv', '2月.xlsx', '2月_更正.xlsx', '10月.csv']);
  });

  it.each<[string, string]>([
    ['12月.xlsx', '12月_更正.xlsx'],
    ['12月.xlsx', '12月(更正).csv'],
    ['12月.xlsx', '更正12月.xlsx'],
    ['12月执行.xlsx', '00更正12月.xlsx'],
    ['12月执行.xlsx', '00更正12月执行.xlsx'],
    ['12月执行.xlsx', '12月 修订稿 执行.xlsx'],
    ['12月_执行.xlsx', '12月_更正_执行.xlsx'],
    ['12月.xlsx', '更正/12月.xlsx'],
    ['教育局/12月.xlsx', '更正/教育局/12月.xlsx'],
    ['12月_更正.xlsx', '12月_更正2.xlsx'],
    ['12月_更正2.xlsx', '12月_更正10.xlsx'],
    ['12月_更正.xlsx', '2026年1月.xlsx'],
    ['spending 12.xlsx', 'Corrected spending 12.xlsx'],
    ['spending 12.xlsx', 'spending 12 v2.xlsx'],
    ['spending 12 v2.xlsx', 'spending 12 v10.xlsx'],
    ['spending 12 correction.xlsx', 'spending 13.xlsx'],
    ['2025_1.csv', '更正2025_1.csv'],
    ['国库_20250301_更正.csv', '国库_20250401.csv'],
    ['archive1.csv', 'archive2.csv'],
    ['12.xlsx', '12更正.xlsx'],
  ])('takes %s before %s', (earlier, later) => {
    expect(
      [later, earlier]
        .map(named)
        .sort(byName)
        .map(({ name }) => name),
    ).toEqual([earlier, later]);
    expect(
      [earlier, later]
        .map(named)
        .sort(byName)
        .map(({ name }) => name),
    ).toEqual([earlier, later]);
  });

  it('sorts out tables, descriptions, the policy and the rest, leaving blank forms and our own output alone', async () => {
    await inFreshFolder(async (folder) => {
      const files = ['a/1.csv', 'b.xlsx', 'x.source.yaml', 'policy.yaml', '照片.jpg', 'templates/项目.xlsx', 'out/marts/m.csv'];
      for (const file of files) {
        await mkdir(dirname(join(folder, file)), { recursive: true });
        await writeFile(join(folder, file), 'x');
      }
      const found = await readInputFolder(folder, [join(folder, 'out')]);
      expect(found.tables.map(({ name }) => name)).toEqual(['a/1.csv', 'b.xlsx']);
      expect(found.sources.map(({ name }) => name)).toEqual(['x.source.yaml']);
      expect(found.policy).toBe(join(folder, 'policy.yaml'));
      expect(found.others.map(({ name }) => name)).toEqual(['照片.jpg']);
    });
  });
});
