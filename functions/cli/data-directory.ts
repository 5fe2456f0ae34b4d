import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Effects } from '../../analytics/core/ports/effects.ts';
import { StorageFullError } from '../../analytics/core/ports/object-store.ts';
import { clearDrafts, directoryStore } from '../adapters/directory.ts';
import { breakSeal, readSeal, type Sealed, seal } from '../adapters/ledger-seal.ts';
import { sqliteLedger } from '../adapters/sqlite.ts';

/** Another process is writing to the data directory. Wait for it to end, or name another directory. */
export class DataDirectoryBusyError extends Error {
  override readonly name = 'DataDirectoryBusyError';
  readonly folder: string;
  readonly pid: number;
  readonly since: string;
  constructor(folder: string, holder: { readonly pid: number; readonly since: string }, options?: ErrorOptions) {
    super(
      `${folder} is in use by process ${holder.pid} since ${holder.since}; wait for it to end or name another data directory`,
      options,
    );
    this.folder = folder;
    this.pid = holder.pid;
    this.since = holder.since;
  }
}

export interface DataDirectory extends Pick<Effects, 'store' | 'ledger'> {
  /** Folder that the engine must be able to read. */
  readonly objects: string;
  close(): Promise<void>;
}

/** SQLite's own codes for a lock that another process holds and for a full disk. */
const [sqliteBusy, sqliteFull] = [5, 13];

/**
 * Takes the directory's lock: a write transaction on a small SQLite file, held open. The operating system lets go of it
 * when the process ends, however it ends, so there is no stale lock to judge; the row in it only says whom to wait for.
 */
const takeLock = (folder: string, since: string): DatabaseSync => {
  const lock = new DatabaseSync(join(folder, 'lock'), { timeout: 200 });
  try {
    lock.exec(
      'PRAGMA synchronous = OFF; BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS holder (pid INTEGER NOT NULL, since TEXT NOT NULL) STRICT; DELETE FROM holder',
    );
    lock.prepare('INSERT INTO holder (pid, since) VALUES (?, ?)').run(process.pid, since);
    lock.exec('COMMIT; BEGIN IMMEDIATE');
    return lock;
  } catch (cause) {
    try {
      const { errcode } = cause as { errcode?: number };
      if (errcode === sqliteFull) throw new StorageFullError('lock', folder, { cause });
      if (errcode !== sqliteBusy) throw cause;
      const holder = lock.prepare('SELECT pid, since FROM holder').get();
      throw new DataDirectoryBusyError(folder, { pid: Number(holder?.pid), since: String(holder?.since) }, { cause });
    } finally {
      lock.close();
    }
  }
};

const ledgerFile = 'ledger.sqlite';

const partsOf = (folder: string): DataDirectory => {
  const objects = join(folder, 'objects');
  const ledger = sqliteLedger(join(folder, ledgerFile));
  return { objects, store: directoryStore(objects), ledger, close: async () => ledger.close() };
};

/**
 * Opens a data directory for writing, making it where there is none; throws DataDirectoryBusyError while another
 * process writes.
 * @example const { store, ledger, close } = await openDataDirectory('./jixiao-data', { clock })
 */
export const openDataDirectory = async (path: string, { clock }: Pick<Effects, 'clock'>): Promise<DataDirectory> => {
  const folder = resolve(path);
  mkdirSync(join(folder, 'objects'), { recursive: true });
  accessSync(folder, constants.W_OK);
  const lock = takeLock(folder, clock());
  try {
    await clearDrafts(join(folder, 'objects'));
    const ledger = join(folder, ledgerFile);
    // A seal that is broken already stays so: sealing anew would hide what was changed.
    const isChanged = (await readSeal(ledger)).state === 'changed';
    if (!isChanged) await breakSeal(ledger);
    const parts = partsOf(folder);
    return {
      ...parts,
      close: async () => {
        try {
          await parts.close();
          if (!isChanged) await seal(ledger);
        } finally {
          lock.close();
        }
      },
    };
  } catch (cause) {
    lock.close();
    throw cause;
  }
};

/** Whether the ledger's file is as its last writer closed it; ask before anything opens it. */
export const readLedgerSeal = (folder: string): Promise<Sealed> => readSeal(join(resolve(folder), ledgerFile));

/** Opens a data directory to look at it, beside a process that may be writing; null where there is none. */
export const readDataDirectory = async (path: string): Promise<DataDirectory | null> => {
  const folder = resolve(path);
  return existsSync(join(folder, ledgerFile)) ? partsOf(folder) : null;
};
