import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesOf, zippedBytes } from '../../infra/bundle/size.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jixiao-size-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const files = {
  'handler.mjs': 'export const handler = 1;\n'.repeat(400),
  'analytics/models/a.sql': 'SELECT 1',
  'analytics/预算.yaml': '名: 值\n',
};

test('the size told is the size of the zip', async () => {
  await mkdir(join(folder, 'analytics/models'), { recursive: true });
  for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text);

  expect(await filesOf(folder)).toEqual(['analytics/models/a.sql', 'analytics/预算.yaml', 'handler.mjs']);
  const zip = zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])));
  // Two deflaters may differ by a few bytes.
  expect(Math.abs((await zippedBytes(folder)) - zip.length)).toBeLessThan(32);
});
