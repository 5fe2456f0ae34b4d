import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clearDrafts, directoryStore } from '../../../functions/adapters/directory.ts';
import { objectStoreContract } from '../../contract/object-store.ts';
import { inTwoProcesses } from '../../support/processes.ts';

const temporary = (): Promise<string> => mkdtemp(join(tmpdir(), 'jixiao-directory-'));

objectStoreContract('directory', async () => {
  const folder = await temporary();
  return {
    store: directoryStore(folder),
    other: directoryStore(folder),
    release: () => rm(folder, { recursive: true, force: true }),
  };
});

describe('directory store', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await temporary();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('keeps an object at the path its key says, and no drafts', async () => {
    await directoryStore(folder).put('lake/execution/abc.parquet', new Uint8Array([1]));
    expect(
      (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map(({ name }) => name),
    ).toEqual(['abc.parquet']);
  });

  test('two processes that write the same hundred keys: each key is won once and whole', async () => {
    const outputs = await inTwoProcesses(
      `
      import { directoryStore } from './functions/adapters/directory.ts';
      const store = directoryStore(process.argv[1]);
      let won = 0;
      for (let key = 0; key < 100; key++) won += Number(await store.put('k/' + key, new TextEncoder().encode(process.argv[2].repeat(50_000))));
      console.log(won);
    `,
      folder,
    );
    expect(Number(outputs[0]) + Number(outputs[1])).toBe(100);
    for (let key = 0; key < 100; key++) {
      const content = new TextDecoder().decode(await directoryStore(folder).get(`k/${key}`));
      expect(['0'.repeat(50_000), '1'.repeat(50_000)]).toContain(content);
    }
  });

  test('a draft left by a killed process is not listed and is cleared', async () => {
    await mkdir(join(folder, '.incoming'));
    await writeFile(join(folder, '.incoming', 'half'), 'hal');
    const found: unknown[] = [];
    for await (const object of directoryStore(folder).list('')) found.push(object);
    expect(found).toEqual([]);
    await clearDrafts(folder);
    expect(await readdir(folder)).toEqual([]);
  });
});
