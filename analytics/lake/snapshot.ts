import { digestOf } from '../core/digest.ts';
import type { StreamHead } from '../core/ports/ledger.ts';

/** A file as the snapshot sees it: where its receipt is and which lake files it brought. */
export interface SnapshotFile {
  readonly fileId: string;
  readonly fileName: string;
  /** Version of the first intake event that speaks of the file; later files speak over earlier ones. */
  readonly order: number;
  readonly state: 'accepted' | 'partly' | 'refused';
  readonly receiptKey: string;
  readonly receiptDigest: string;
  readonly tables: readonly { readonly dataset: string; readonly key: string; readonly digest: string }[];
}

/** Exactly what a run may see. Its id is the hash of everything else in it. */
export interface Snapshot {
  readonly id: string;
  readonly files: readonly SnapshotFile[];
  /** The ledger streams seen, each to its version and the hash that chains all before it. */
  readonly streams: readonly StreamHead[];
}

export const snapshotOf = (seen: Omit<Snapshot, 'id'>): Snapshot => ({ id: digestOf(seen), ...seen });
