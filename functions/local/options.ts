import { formatYuan, MoneyError, parseYuan } from '../../analytics/money.ts';
import { problems } from '../../analytics/words/problems.ts';
import { type Edition, editions } from '../report/step.ts';
import { UsageError } from './failure.ts';

/** An amount in yuan as written on the command line, in canonical form; null where none was given. Throws UsageError. */
export const amountOption = (written: unknown): string | null => {
  if (typeof written !== 'string') return null;
  try {
    return formatYuan(parseYuan(written));
  } catch (cause) {
    if (!(cause instanceof MoneyError)) throw cause;
    throw new UsageError(problems.amountUnreadable(written), { cause });
  }
};

/** A fiscal year as written on the command line. Throws UsageError. */
export const yearOption = (written: unknown): number => {
  if (!/^(19|20|21)\d\d$/.test(String(written))) throw new UsageError(problems.yearUnreadable(String(written)));
  return Number(written);
};

/** For whom the site is made. Throws UsageError. */
export const editionOption = (written: unknown): Edition => {
  const edition = editions.find((known) => known === written);
  if (!edition) throw new UsageError(problems.editionUnknown(String(written), editions));
  return edition;
};
