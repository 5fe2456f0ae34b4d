import type { EnvelopeOrigin } from '../allocation/problem.ts';

/** run.json: what was computed from what, and what came out. Times and seconds are not part of any digest. */
export interface RunRecord {
  readonly snapshot: string;
  readonly policy: { readonly id: string; readonly name: string; readonly version: string; readonly digest: string };
  readonly fiscalYear: number;
  /** The last period the run looks at, such as 2025-12. */
  readonly through: string;
  /** Year whose requests were allocated, the envelope in yuan and where it came from; null where nothing was allocated. */
  readonly allocation: { readonly year: number; readonly envelopeAmount: string; readonly origin?: EnvelopeOrigin } | null;
  readonly resultDigest: string;
  /** Digest and row count of each mart. */
  readonly marts: Readonly<Record<string, { readonly digest: string; readonly rows: number }>>;
  readonly engine: string;
  readonly product: string;
  readonly ranAt: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly secondsPerStep: Readonly<Record<string, number>>;
}
