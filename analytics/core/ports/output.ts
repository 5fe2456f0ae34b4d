import type { Period } from '../period.ts';

/** The run that a result is of: the last month it looks at, and whether it may take the place of a later month's. */
export interface Candidate {
  readonly period: Period;
  /** The run was asked to by name. */
  readonly replaceLater: boolean;
}

/** What a run hands over: files by relative path. Everything appears together at `publish`, or nothing does. */
export interface Output {
  /** A folder in which the engine may write files to be handed over with `move`. */
  readonly workspace: string;
  write(path: string, content: string | Uint8Array): Promise<void>;
  /** Hands over a file that lies in the workspace. */
  move(path: string, from: string): Promise<void>;
  /**
   * Replaces the last published result, unless that is of a later month: then gives the month and leaves everything as
   * it is. Null where it was replaced. Without a candidate what was written is no result, such as receipts alone, and
   * is put beside the one that stands.
   */
  publish(candidate: Candidate | null): Promise<Period | null>;
  /** Drops what was not published. */
  discard(): Promise<void>;
}

/** The month to which a candidate gives way; null where it may take its place. */
export const yieldsTo = (candidate: Candidate | null, standing: Period | null): Period | null =>
  candidate !== null && standing !== null && standing > candidate.period && !candidate.replaceLater ? standing : null;
