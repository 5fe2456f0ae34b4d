import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { stylesheet } from '../../../../analytics/site/parts/style.ts';
import { site } from '../../../../analytics/site/site.ts';
import { asset } from '../../../../functions/adapters/assets.ts';
import { smallSite } from '../../../fixtures/site-data.ts';
import { inFreshFolder } from '../../../fresh-folder.ts';
import { goldenDifferences } from '../../../golden.ts';

const golden = new URL('../../../golden/site', import.meta.url).pathname;

it('a small site is what it was, byte for byte', async () => {
  await inFreshFolder(async (folder) => {
    for await (const file of site(smallSite(), 'internal', await stylesheet(asset))) {
      const path = join(folder, file.path);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, file.content);
    }
    expect(await goldenDifferences(golden, folder)).toEqual([]);
  });
});
