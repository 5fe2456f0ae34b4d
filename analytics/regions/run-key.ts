import { type Period, periodOf } from '../core/period.ts';

/**
 * The month before the one in which the instant lies on the wall clock of the zone.
 * @example monthBefore('2025-12-31T16:00:00Z', 'Asia/Shanghai') // '2025-12'
 */
export const monthBefore = (instant: string, timeZone: string): Period => {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' }).formatToParts(
    new Date(instant),
  );
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
  const [year, month] = [part('year'), part('month')];
  return month === 1 ? periodOf(year - 1, 12) : periodOf(year, month - 1);
};

/** The run of the schedule for a period: there is one, however often the schedule fires. */
export const monthlyKey = (period: Period): string => `monthly-${period}`;

/** A run that somebody asked for, with a reason that names it. */
export const demandKey = (period: Period, reason: string): string => `demand-${period}-${reason}`;
