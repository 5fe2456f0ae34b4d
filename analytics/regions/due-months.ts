import { monthOf, type Period, periodOf, yearOf } from '../core/period.ts';
import type { Policy } from '../policy/schema.ts';
import { monthBefore } from './run-key.ts';

/** On which day of a month, by whose clock, the month before is run. */
export type MonthlyRun = Pick<NonNullable<Policy['monthly_run']>, 'day' | 'time_zone'>;

/** When the policy says nothing. */
export const defaultMonthlyRun: MonthlyRun = { day: 10, time_zone: 'Asia/Shanghai' };

const before = (period: Period): Period =>
  monthOf(period) === 1 ? periodOf(yearOf(period) - 1, 12) : periodOf(yearOf(period), monthOf(period) - 1);

const after = (period: Period): Period =>
  monthOf(period) === 12 ? periodOf(yearOf(period) + 1, 1) : periodOf(yearOf(period), monthOf(period) + 1);

const dayIn = (timeZone: string, now: string): number =>
  Number(new Intl.DateTimeFormat('en-CA', { timeZone, day: 'numeric' }).format(new Date(now)));

/** The latest month whose day has come. */
const latestDue = (now: string, { day, time_zone }: MonthlyRun): Period => {
  const last = monthBefore(now, time_zone);
  return dayIn(time_zone, now) >= day ? last : before(last);
};

/**
 * Months whose day has come and that were not run, in order: those after the last one that was, however long nobody
 * looked; where none ever was, the latest alone.
 * @example dueMonths('2025-07-10T00:00:00Z', '2025-04', { day: 10, time_zone: 'Asia/Shanghai' }) // ['2025-05', '2025-06']
 */
export const dueMonths = (now: string, lastRun: Period | null, monthly: MonthlyRun): readonly Period[] => {
  const latest = latestDue(now, monthly);
  if (lastRun === null) return [latest];
  const due: Period[] = [];
  for (let period = after(lastRun); period <= latest; period = after(period)) due.push(period);
  return due;
};
