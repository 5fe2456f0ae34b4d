import type { Effects } from '../../analytics/core/ports/effects.ts';
import type { DocumentReader } from '../../analytics/intake/read/document-sheets.ts';
import { asset } from '../adapters/assets.ts';
import { consoleLog, consoleOutbox } from '../adapters/console.ts';
import { duckdbEngine } from '../adapters/duckdb.ts';
import { readingWorker } from '../adapters/reading-worker.ts';
import { type DataDirectory, openDataDirectory, readDataDirectory } from './data-directory.ts';
import { InputError } from './failure.ts';
import type { Io } from './outcome.ts';
import { problems } from './problems.ts';

/** One machine as the steps see it. */
export interface Local {
  readonly effects: Effects;
  /** Reads workbooks and documents in a thread of their own. */
  readonly readDocument: DocumentReader;
  close(): Promise<void>;
}

const wired = ({ store, ledger, close }: DataDirectory, io: Io): Local => {
  const log = consoleLog();
  const reading = readingWorker();
  return {
    readDocument: reading.read,
    effects: { store, ledger, engine: duckdbEngine(), outbox: consoleOutbox(log), log, clock: io.clock, asset },
    close: async () => {
      await reading.close();
      await close();
    },
  };
};

/** Opens a data directory for writing; throws DataDirectoryBusyError while another process writes. */
export const openLocal = async (folder: string, io: Io): Promise<Local> =>
  wired(await openDataDirectory(folder, io), io);

/** Opens a data directory to look at it, beside a process that may be writing; null where there is none. */
export const findLocal = async (folder: string, io: Io): Promise<Local | null> => {
  const found = await readDataDirectory(folder);
  return found && wired(found, io);
};

/** The same; throws InputError where there is none. */
export const readLocal = async (folder: string, io: Io): Promise<Local> => {
  const found = await findLocal(folder, io);
  if (!found) throw new InputError(problems.noData());
  return found;
};
