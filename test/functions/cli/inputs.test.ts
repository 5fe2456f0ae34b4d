import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInputFolder } from '../../../functions/cli/inputs.ts';
import { inFreshFolder } from '../../fresh-folder.ts';

describe('an input folder', () => {
  it('sorts out tables, descriptions, the policy and the rest, leaving blank forms and our own output alone', async () => {
    await inFreshFolder(async (folder) => {
      const files = [
        'a/1.csv',
        'b.xlsx',
        'x.source.yaml',
        'policy.yaml',
        '照片.jpg',
        'templates/项目.xlsx',
        'out/marts/m.csv',
      ];
      for (const file of files) {
        await mkdir(dirname(join(folder, file)), { recursive: true });
        await writeFile(join(folder, file), 'x');
      }
      const found = await readInputFolder(folder, [join(folder, 'out')]);
      expect(found.tables.map(({ name }) => name)).toEqual(['a/1.csv', 'b.xlsx']);
      expect(found.sources.map(({ name }) => name)).toEqual(['x.source.yaml']);
      expect(found.policy?.path).toBe(join(folder, 'policy.yaml'));
      expect(found.others.map(({ name }) => name)).toEqual(['照片.jpg']);
    });
  });
});
