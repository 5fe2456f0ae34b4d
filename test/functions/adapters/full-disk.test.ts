import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { StorageFullError } from '../../../analytics/ports/object-store.ts';
import { directoryStore } from '../../../functions/adapters/directory.ts';
import { sqliteLedger } from '../../../functions/adapters/sqlite.ts';

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
  return { ...real, open };
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
    expect((await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())).toEqual([]);
    full.disk = false;
    expect(await store.put('raw/ab/abcd', new Uint8Array(1000))).toBe(true);
  });

  test('is named by the ledger, which keeps nothing of the append and works again when there is room', async () => {
    const ledger = sqliteLedger(join(folder, 'ledger.sqlite'));
    const by = { actor: 'intake', at: '2026-01-05T08:00:00.000Z' };
    const exec = DatabaseSync.prototype.exec;
    vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (this: DatabaseSync, sql: string) {
      if (sql === 'COMMIT') throw Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });
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
});
