import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileDigest } from './file-digest.ts';

/**
 * Whether a ledger's file is byte for byte as its last writer closed it. `open`: somebody is writing, or was cut off
 * while writing, so that only the events' own hashes can be relied on.
 */
export interface Sealed {
  readonly state: 'whole' | 'changed' | 'open';
  /** What the seal says, and what it would have to say of the file as it is. */
  readonly expected: string;
  readonly found: string;
}

const sealOf = (ledger: string): string => `${ledger}.seal`;

const ifThere = async <T>(reading: Promise<T>): Promise<T | null> =>
  reading.catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return null;
    throw cause;
  });

/** What SQLite has not yet brought over from its log: the file alone is not the ledger. */
const hasLog = async (ledger: string): Promise<boolean> => ((await ifThere(stat(`${ledger}-wal`)))?.size ?? 0) > 0;

const written = async (ledger: string): Promise<string> =>
  `${await ifThere(fileDigest(ledger))}${(await hasLog(ledger)) ? ' and a log' : ''}\n`;

/** Reads a ledger's seal against its file; ask before SQLite opens it, which may mend a header. */
export const readSeal = async (ledger: string): Promise<Sealed> => {
  const expected = await ifThere(readFile(sealOf(ledger), 'utf8'));
  if (expected === null) return { state: 'open', expected: '', found: '' };
  const found = await written(ledger);
  return { state: found === expected ? 'whole' : 'changed', expected: expected.trim(), found: found.trim() };
};

/** Takes the seal away before the first write, for good: after a power cut there must be none. */
export const breakSeal = async (ledger: string): Promise<void> => {
  await rm(sealOf(ledger), { force: true });
  const folder = await open(dirname(ledger), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};

/** Seals a closed ledger, unless SQLite left a log because somebody still reads it. */
export const seal = async (ledger: string): Promise<void> => {
  if (await hasLog(ledger)) return;
  const draft = `${sealOf(ledger)}.draft`;
  await writeFile(draft, await written(ledger), { flush: true });
  await rename(draft, sealOf(ledger));
};
