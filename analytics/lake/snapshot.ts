import { digestOf } from '../core/digest.ts';
import type { FiscalYear } from '../core/period.ts';
import type { StreamHead } from '../core/ports/ledger.ts';

/** A lake file that an accepted file brought: the rows of one dataset. */
export interface SnapshotTable {
  readonly dataset: string;
  readonly key: string;
  readonly digest: string;
  /** The fiscal years of its rows; absent where it was accepted before they were written down. */
  readonly years?: readonly FiscalYear[];
}

/** A file as the snapshot sees it: where its receipt is and which lake files it brought. */
export interface SnapshotFile {
  readonly fileId: string;
  readonly fileName: string;
  /** Version of the first intake event that speaks of the file; later files speak over earlier ones. */
  readonly order: number;
  readonly state: 'accepted' | 'partly' | 'refused';
  readonly receiptKey: string;
  readonly receiptDigest: string;
  readonly tables: readonly SnapshotTable[];
}

/** Exactly what a run may see. Its id is the hash of everything else in it. */
export interface Snapshot {
  readonly id: string;
  readonly files: readonly SnapshotFile[];
  /** The ledger streams seen, each to its version and the hash that chains all before it. */
  readonly streams: readonly StreamHead[];
}

export const snapshotOf = (seen: Omit<Snapshot, 'id'>): Snapshot => ({ id: digestOf(seen), ...seen });

/**
 * Whether a run of a year may read a lake file: one with rows of that year, of the one before, to compare with, or of
 * the one after, which is asked for; each that says who belongs to whom, for the last word on it counts; and each that
 * does not tell its years.
 */
const isRead = ({ dataset, years }: SnapshotTable, year: FiscalYear): boolean =>
  dataset === 'organisation' || years === undefined || years.some((each) => Math.abs(each - year) <= 1);

/**
 * The files that bear on a year, with all their tables that a run of it reads; a file that brought nothing bears on
 * every year.
 */
export const filesOfYear = (files: readonly SnapshotFile[], year: FiscalYear): readonly SnapshotFile[] =>
  files.flatMap((file) => {
    const tables = file.tables.filter((table) => isRead(table, year));
    return file.tables.length === 0 || tables.length > 0 ? [{ ...file, tables }] : [];
  });
