import type { Receipt } from '../../../analytics/intake/receipt.ts';
import type { MailKind } from '../../../analytics/mail/incoming.ts';
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

/** A mail that brought nothing to take in, and why. */
export interface UnreadMail {
  readonly name: string;
  readonly kind: Exclude<MailKind, 'files'>;
}

/** What was done when the folder was looked at. */
export interface Done {
  /** Files whose answer was put beside them now. */
  readonly answered: readonly Receipt[];
  /** Mails without anything to take in that were answered now. */
  readonly mails: readonly UnreadMail[];
  /** Files that may hold data and are not read, of which that was said beside them now. */
  readonly unread: readonly string[];
  readonly others: readonly string[];
  readonly skipped: readonly Skipped[];
  readonly months: readonly MonthOutcome[];
  /** What came of the letters that were owed; null without mail. */
  readonly mailed: Delivery | null;
}
