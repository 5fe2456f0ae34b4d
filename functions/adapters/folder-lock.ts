import { closeSync, fstatSync, openSync, rmSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** Another process has been changing the folder for longer than anybody should have to wait. */
export class FolderBusyError extends Error {
  override readonly name = 'FolderBusyError';
  readonly place: string;
  constructor(place: string, options?: ErrorOptions) {
    super(`${place} is being changed by another process`, options);
    this.place = place;
  }
}

/** SQLite's own code for a lock that another process holds. */
const sqliteBusy = 5;
const patience = 10_000;

const isAt = (file: string, inode: number): boolean => statSync(file, { throwIfNoEntry: false })?.ino === inode;

/** Takes the lock once it is free; null where the file was taken away meanwhile, by whoever held it. */
const held = (file: string): { readonly release: () => void } | null => {
  // Opened first: where the name still leads to it once the lock is held, the lock is on this very file.
  const handle = openSync(file, 'a');
  const inode = fstatSync(handle).ino;
  let lock: DatabaseSync | undefined;
  // Closing any handle of a file lets go of the process's locks on it: this one is closed last.
  const release = (): void => {
    lock?.close();
    closeSync(handle);
  };
  try {
    lock = new DatabaseSync(file, { timeout: patience });
    lock.exec('BEGIN IMMEDIATE');
    if (isAt(file, inode)) return { release };
  } catch (cause) {
    release();
    if (!isAt(file, inode)) return null;
    if ((cause as { readonly errcode?: number }).errcode === sqliteBusy) throw new FolderBusyError(file, { cause });
    throw cause;
  }
  release();
  return null;
};

/**
 * Does a short piece of work while no other process does any under the same lock file, which is there only meanwhile.
 * The operating system lets go of it when the process ends, however it ends. Throws FolderBusyError.
 */
export const underLock = <Result>(file: string, work: () => Result): Result => {
  for (;;) {
    const lock = held(file);
    if (!lock) continue;
    try {
      return work();
    } finally {
      rmSync(file, { force: true });
      lock.release();
    }
  }
};
