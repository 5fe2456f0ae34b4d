const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** A day as YYYY-MM-DD, or undefined where the calendar has none such. */
export const isoDay = (year: number, month: number, day: number): string | undefined =>
  month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month)
    ? `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    : undefined;

const spelled =
  /^(?:(?<year>(?:19|20)[0-9]{2})(?:年度?|[-./]))?(?:(?<month>[0-9]{1,2})(?:月|[-./](?=[0-9])|(?=$)))?(?:(?<day>[0-9]{1,2})日?|(?<end>底|末))?$/;

/** A day in digits alone, 20251205, or a month with a point, 2025.12: either may be a number. */
const inDigits = /^(?:19|20)[0-9]{2}(?:\.[0-9]{1,2}|[0-9]{4})$/;

/** True for what is a day or a month, or else a number. */
export const mayBeNumber = (written: string): boolean => inDigits.test(written);

/** A day or month as it is written, without blanks; `isWhole` where it names no day but a whole month or year. */
export interface WrittenDay {
  /** The day, or the last of the month or year. */
  readonly day: string;
  /** The first day that is meant, where more than one is. */
  readonly from: string;
  readonly isWhole: boolean;
}

/**
 * Reads a day, a month or the end of one; without a year it is of the fiscal year. Undefined where it is none.
 * @example writtenDay('11月底', 2025) // { day: '2025-11-30', from: '2025-11-30', isWhole: false }
 */
export const writtenDay = (written: string, fiscalYear: number): WrittenDay | undefined => {
  const yearEnd = /^(?:((?:19|20)[0-9]{2})年?|当年|本年)?年?(?:底|末)$/.exec(written);
  if (yearEnd && written.includes('年')) {
    const day = `${yearEnd[1] ?? fiscalYear}-12-31`;
    return { day, from: day, isWhole: false };
  }
  const parted = written.replace(/^((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})$/, '$1-$2-$3');
  const { year, month, day, end } = spelled.exec(parted)?.groups ?? {};
  if (month === undefined || (year === undefined && !written.includes('月'))) return undefined;
  const [y, m] = [Number(year ?? fiscalYear), Number(month)];
  if (m < 1 || m > 12) return undefined;
  const last = isoDay(y, m, lastDay(y, m)) ?? '';
  if (day === undefined) {
    const from = end ? last : (isoDay(y, m, 1) ?? '');
    return { day: last, from, isWhole: !end };
  }
  const exact = isoDay(y, m, Number(day));
  return exact === undefined ? undefined : { day: exact, from: exact, isWhole: false };
};
