import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { StorageFullError } from '../../../analytics/core/ports/object-store.ts';
import { directoryStore } from '../../../functions/adapters/directory.ts';
import { duckdbEngine } from '../../../functions/adapters/duckdb.ts';
import { sqliteLedger } from '../../../functions/adapters/sqlite.ts';
import { stagedFiles } from '../../../functions/adapters/staged-files.ts';

const full = vi.hoisted(() => ({ disk: false }));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const open: typeof real.open = async (...args) => {
    const handle = await real.open(...args);
    if (full.disk && args[1] === 'wx') {
      handle.writeFile = async () => {
        await handle.write('half of it');
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      };
    }
    return handle;
  };
  const copyFile: typeof real.copyFile = async (from, to, mode) => {
    if (full.disk)
      throw Object.assign(new Error('ENOSPC: no space left on device, copyfile'), { code: 'ENOSPC', dest: String(to) });
    return real.copyFile(from, to, mode);
  };
  const rename: typeof real.rename = async (from, to) => {
    if (full.disk) throw Object.assign(new Error('EXDEV: cross-device link not permitted'), { code: 'EXDEV' });
    return real.rename(from, to);
  };
  return { ...real, open, copyFile, rename };
});

describe('a full disk', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jixiao-full-'));
  });
  afterEach(async () => {
    full.disk = false;
    vi.restoreAllMocks();
    await rm(folder, { recursive: true, force: true });
  });

  test('is named by the object store, which keeps nothing of the object and works again when there is room', async () => {
    const store = directoryStore(folder);
    full.disk = true;
    const failure = store.put('raw/ab/abcd', new Uint8Array(1000));
    await expect(failure).rejects.toBeInstanceOf(StorageFullError);
    await expect(failure).rejects.toMatchObject({ key: 'raw/ab/abcd', place: folder, cause: { code: 'ENOSPC' } });
    expect((await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())).toEqual(
      [],
    );
    full.disk = false;
    expect(await store.put('raw/ab/abcd', new Uint8Array(1000))).toBe(true);
  });

  test('is named by the ledger, which keeps nothing of the append and works again when there is room', async () => {
    const ledger = sqliteLedger(join(folder, 'ledger.sqlite'));
    const by = { actor: 'intake', at: '2026-01-05T08:00:00.000Z' };
    const exec = DatabaseSync.prototype.exec;
    vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (this: DatabaseSync, sql: string) {
      if (sql === 'COMMIT')
        throw Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });
      exec.call(this, sql);
    });
    const failure = ledger.append('intake', 0, [{ kind: 'a', data: {} }], by);
    await expect(failure).rejects.toBeInstanceOf(StorageFullError);
    await expect(failure).rejects.toMatchObject({ key: 'intake', place: join(folder, 'ledger.sqlite') });
    vi.restoreAllMocks();
    expect(await ledger.read('intake')).toEqual([]);
    expect(await ledger.append('intake', 0, [{ kind: 'a', data: {} }], by)).toHaveLength(1);
    ledger.close();
  });

  test('is named by an output, with the path that could not be written', async () => {
    const files = await stagedFiles(folder);
    await symlink('/dev/full', join(files.staged, 'run.json'));
    await expect(files.write('run.json', 'x'.repeat(100))).rejects.toMatchObject({
      name: 'StorageFullError',
      place: join(files.staged, 'run.json'),
      cause: { code: 'ENOSPC' },
    });
  });

  test('is named by the engine when a finished Parquet file has to cross to a full device, and nothing is left there', async () => {
    const session = await duckdbEngine({ threads: 1 }).open([]);
    full.disk = true;
    const failure = session.writeParquet('SELECT 1 AS a', join(folder, 'x.parquet'));
    await expect(failure).rejects.toMatchObject({
      name: 'StorageFullError',
      place: expect.stringContaining(join(folder, 'x.parquet')),
    });
    full.disk = false;
    expect(await readdir(folder)).toEqual([]);
    await session.writeParquet('SELECT 1 AS a', join(folder, 'x.parquet'));
    expect(await readdir(folder)).toEqual(['x.parquet']);
    await session.close();
  });
});
