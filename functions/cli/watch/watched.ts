import type { Receipt } from '../../../analytics/intake/receipt.ts';
import type { Delivery } from '../../steps/mail/send.ts';
import type { MonthOutcome } from '../../steps/month/step.ts';
import type { Post } from '../mail-file.ts';
import type { Skipped } from '../skipped.ts';

/** A folder that is watched, and what belongs to it. */
export interface Watched {
  readonly folder: string;
  readonly out: string;
  readonly data: string;
  readonly policy: string | null;
  readonly sources: string | null;
  /** By what answers are mailed; null where they are only put beside their files. */
  readonly mail: Post | null;
}

/** What was done when the folder was looked at. */
export interface Done {
  /** Files whose answer was put beside them now. */
  readonly answered: readonly Receipt[];
  readonly others: readonly string[];
  readonly skipped: readonly Skipped[];
  readonly months: readonly MonthOutcome[];
  /** What came of the letters that were owed; null without mail. */
  readonly mailed: Delivery | null;
}
