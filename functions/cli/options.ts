import { formatYuan, MoneyError, parseYuan } from '../../analytics/core/money.ts';
import { type Edition, editions } from '../steps/report/step.ts';
import { UsageError } from './failure.ts';
import { problems } from './problems.ts';

/**
 * An amount in yuan as written on the command line, in canonical form; null where none was given. Throws UsageError.
 */
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

/** A whole number within bounds, given as an option; `otherwise` where none is. Throws UsageError. */
export const wholeNumberOption = (
  option: string,
  written: unknown,
  least: number,
  most: number,
  otherwise: number,
): number => {
  if (written === undefined) return otherwise;
  const value = Number(written);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new UsageError(problems.numberOutside(option, String(written), least, most));
  return value;
};

/** For whom the site is made. Throws UsageError. */
export const editionOption = (written: unknown): Edition => {
  const edition = editions.find((known) => known === written);
  if (!edition) throw new UsageError(problems.editionUnknown(String(written), editions));
  return edition;
};

export const replaceLaterWords =
  '结果文件夹里是更晚月份的结果时也替换 · replace the result in the output folder even if it is for a later month';
