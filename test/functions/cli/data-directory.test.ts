import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  DataDirectoryBusyError,
  openDataDirectory,
  readDataDirectory,
  readLedgerSeal,
} from '../../../functions/cli/data-directory.ts';

const clock = () => '2026-01-05T08:00:00.000Z';
const home = fileURLToPath(new URL('../../../', import.meta.url));

describe('data directory', () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'jixiao-data-')), '数据 目录');
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

  test('is made where there is none, and keeps what is put in it', async () => {
    const first = await openDataDirectory(folder, { clock });
    await first.store.put('raw/a', new Uint8Array([1]));
    await first.ledger.append('s', 0, [{ kind: 'a', data: {} }], { actor: 'r', at: clock() });
    await first.close();
    expect((await readdir(folder)).sort()).toEqual(['ledger.sqlite', 'ledger.sqlite.seal', 'lock', 'objects']);
    const second = await openDataDirectory(folder, { clock });
    expect(await second.store.get('raw/a')).toHaveLength(1);
    expect(await second.ledger.read('s')).toHaveLength(1);
    await second.close();
  });

  test('refuses a second writer with the pid of the first, and lets it in after the first is done', async () => {
    const first = await openDataDirectory(folder, { clock });
    const refused = openDataDirectory(folder, { clock });
    await expect(refused).rejects.toBeInstanceOf(DataDirectoryBusyError);
    await expect(refused).rejects.toMatchObject({ folder, pid: process.pid, since: clock() });
    await first.close();
    await (await openDataDirectory(folder, { clock })).close();
  });

  test('refuses while another process writes; takes over when that process is killed', async () => {
    const holder = spawn(
      process.execPath,
      [
        '--no-warnings',
        '--input-type=module-typescript',
        '--eval',
        `import { openDataDirectory } from './functions/cli/data-directory.ts';
         await openDataDirectory(process.argv[1], { clock: () => 'then' });
         console.log('held');
         setInterval(() => {}, 1000);`,
        folder,
      ],
      { cwd: home },
    );
    await once(holder.stdout, 'data');
    await expect(openDataDirectory(folder, { clock })).rejects.toMatchObject({
      name: 'DataDirectoryBusyError',
      pid: holder.pid,
      since: 'then',
    });
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    await (await openDataDirectory(folder, { clock })).close();
  });

  test('clears the drafts of a killed writer', async () => {
    await mkdir(join(folder, 'objects', '.incoming'), { recursive: true });
    await writeFile(join(folder, 'objects', '.incoming', 'half'), 'x');
    await (await openDataDirectory(folder, { clock })).close();
    expect(await readdir(join(folder, 'objects'))).toEqual([]);
  });

  test('can be looked at beside a writer, and is not made by looking', async () => {
    expect(await readDataDirectory(folder)).toBeNull();
    const writer = await openDataDirectory(folder, { clock });
    await writer.ledger.append('s', 0, [{ kind: 'a', data: {} }], { actor: 'r', at: clock() });
    const reader = await readDataDirectory(folder);
    expect(await reader?.ledger.read('s')).toHaveLength(1);
    await reader?.close();
    await writer.close();
  });

  test('its ledger is sealed when its writer is done, and by nobody else', async () => {
    const stateOf = async () => (await readLedgerSeal(folder)).state;
    const append = async (version: number) => {
      const data = await openDataDirectory(folder, { clock });
      await data.ledger.append('s', version, [{ kind: 'a', data: {} }], { actor: 'r', at: clock() });
      return data;
    };
    const first = await append(0);
    expect(await stateOf()).toBe('open');
    await first.close();
    expect(await stateOf()).toBe('whole');
    await (await readDataDirectory(folder))?.close();
    expect(await stateOf()).toBe('whole');
    const second = await append(1);
    const reader = await readDataDirectory(folder);
    expect(await reader?.ledger.read('s')).toHaveLength(2);
    await second.close();
    await reader?.close();
    // What the log held came into the file after the writer was gone.
    expect(['open', 'whole']).toContain(await stateOf());
    await (await append(2)).close();
    expect(await stateOf()).toBe('whole');
  });

  test('a ledger that was changed under its seal stays found, whatever is written after', async () => {
    await (await openDataDirectory(folder, { clock })).close();
    const path = join(folder, 'ledger.sqlite');
    const bytes = await readFile(path);
    bytes[27] = (bytes[27] ?? 0) ^ 1;
    await writeFile(path, bytes);
    const data = await openDataDirectory(folder, { clock });
    await data.ledger.append('s', 0, [{ kind: 'a', data: {} }], { actor: 'r', at: clock() });
    await data.close();
    expect((await readLedgerSeal(folder)).state).toBe('changed');
  });

  test('a file in its place is not touched', async () => {
    await writeFile(folder, 'a report');
    await expect(openDataDirectory(folder, { clock })).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  test('says that the disk is full when there is no room for its lock', async () => {
    const prepare = DatabaseSync.prototype.prepare;
    vi.spyOn(DatabaseSync.prototype, 'prepare').mockImplementation(function (this: DatabaseSync, sql: string) {
      if (sql.startsWith('INSERT INTO holder'))
        throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
      return prepare.call(this, sql);
    });
    await expect(openDataDirectory(folder, { clock })).rejects.toMatchObject({
      name: 'StorageFullError',
      key: 'lock',
      place: folder,
    });
    vi.restoreAllMocks();
    await (await openDataDirectory(folder, { clock })).close();
  });
});
