import { randomUUID } from 'node:crypto';
import { copyFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { EngineError, type Params } from '../../analytics/core/ports/engine.ts';
import { StorageFullError } from '../../analytics/core/ports/object-store.ts';
import { isDiskFull } from './disk-full.ts';

const isFull = (cause: unknown): boolean =>
  isDiskFull(cause) || (cause instanceof Error && cause.message.includes('No space left on device'));

/** Where a full disk is: the file that could not be copied or that DuckDB names, else the workspace's disk. */
const fullPlace = (cause: unknown): string => {
  const { dest, message = '' } = cause as { readonly dest?: string; readonly message?: string };
  return dest ?? /"([^"]+)"[^"]*No space left on device/.exec(message)?.[1] ?? tmpdir();
};

/** What DuckDB says of a record that its reader does not take. */
const isCsv = (cause: unknown): boolean =>
  cause instanceof Error && cause.message.startsWith('Invalid Input Error: CSV Error');

/**
 * Runs a statement's work; whatever DuckDB says becomes an EngineError with the statement's first line, a full disk a
 * StorageFullError.
 */
export const guarded = async <T>(sql: string, params: Params | undefined, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (cause) {
    const statement = sql.trim().split('\n', 1)[0]?.slice(0, 160) ?? '';
    if (isFull(cause)) throw new StorageFullError(statement, fullPlace(cause), { cause });
    const of = isCsv(cause) ? 'csv' : 'engine';
    throw new EngineError(statement, Object.keys(params ?? {}), { cause, of });
  }
};

/** Moves a finished file to its place, over a device's border too; it appears there whole. */
export const moveInto = async (from: string, to: string): Promise<void> => {
  try {
    await rename(from, to);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EXDEV') throw cause;
    const beside = `${to}.${randomUUID()}.tmp`;
    try {
      await copyFile(from, beside);
      await rename(beside, to);
    } finally {
      await rm(beside, { force: true });
    }
  }
};
