import type { EnvelopeOrigin } from '../allocation/problem.ts';
import { digestOf } from '../core/digest.ts';
import type { StreamHead } from '../core/ports/ledger.ts';

/** What was computed from what, and what came out: all that a page may say of its run. */
export interface RunFacts {
  readonly snapshot: string;
  readonly policy: { readonly id: string; readonly name: string; readonly version: string; readonly digest: string };
  readonly fiscalYear: number;
  /** The last period the run looks at, such as 2025-12. */
  readonly through: string;
  /**
   * Year whose requests were allocated, the envelope in yuan and where it came from; null where nothing was allocated.
   */
  readonly allocation: {
    readonly year: number;
    readonly envelopeAmount: string;
    readonly origin?: EnvelopeOrigin;
  } | null;
  readonly resultDigest: string;
  /** Digest and row count of each mart. */
  readonly marts: Readonly<Record<string, { readonly digest: string; readonly rows: number }>>;
  readonly engine: string;
  readonly product: string;
  readonly ranAt: string;
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * A folder handed over with a run: the digest of its manifest (path → SHA-256 of each file), and how many files there
 * are.
 */
export interface PublishedFolder {
  readonly digest: string;
  readonly files: number;
}

/** What is kept of a run in the store under the digest of all of it, and named by the ledger's `run.completed`. */
export interface KeptRun extends RunFacts {
  /** The last event of every stream as the ledger stood when the run was complete, before its own `run.completed`. */
  readonly streams: readonly StreamHead[];
  /** `site`, `notices`, `marts` and `receipts`, by name: every folder that the run handed over. */
  readonly published: Readonly<Record<string, PublishedFolder>>;
}

/** The file of a result that says what the result is: moved away first and put in place last. */
export const recordName = 'run.json';

/** run.json: what is kept of the run, the id it is kept under, and how long each step took, which is kept beside it. */
export interface RunRecord extends KeptRun {
  readonly id: string;
  readonly secondsPerStep: Readonly<Record<string, number>>;
}

/** The folders that a run may hand over; others beside them belong to other programs. */
const resultFolders = ['marts', 'notices', 'receipts', 'site'];

export const isResultFolder = (name: string): boolean => resultFolders.includes(name);

/** Whether a document that somebody handed in is a run's record; beyond its id its parts are not looked into. */
export const isRunRecord = (document: unknown): document is RunRecord =>
  typeof document === 'object' &&
  document !== null &&
  ['id', 'snapshot', 'policy', 'resultDigest', 'marts', 'streams', 'published'].every((member) => member in document) &&
  /^[0-9a-f]{64}$/.test(String((document as { readonly id: unknown }).id));

/** What a record says beside its id and its times. */
export const keptPart = ({ id: _id, secondsPerStep: _seconds, ...kept }: RunRecord): KeptRun => kept;

/** The id of a run: the digest of everything that is kept of it. */
export const runIdOf = (kept: KeptRun): string => digestOf(kept);
