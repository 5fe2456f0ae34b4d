import { monthOf, type Period, periodOf, yearOf } from '../core/period.ts';
import type { Policy } from './schema.ts';
import type { PolicyTable } from './table.ts';

/** A day as people write it: `2025-10-01`. */
type Day = string;

type Calendar = Policy['calendar'];

const at = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (instant: number): Day => new Date(instant).toISOString().slice(0, 10);
const next = (day: Day): Day => dayOf(at(day) + 86_400_000);

/** Whether the week alone makes it a free day: Saturday or Sunday. */
export const isWeekend = (day: Day): boolean => [0, 6].includes(new Date(at(day)).getUTCDay());

/** The last day of a period's month. */
export const lastDayOf = (period: Period): Day => dayOf(Date.UTC(yearOf(period), monthOf(period), 0));

const following = (period: Period): Period =>
  monthOf(period) === 12 ? periodOf(yearOf(period) + 1, 1) : periodOf(yearOf(period), monthOf(period) + 1);

/** Whether people work on a day: as the calendar says of it, else from Monday to Friday. */
export const isWorkingDay = (calendar: Calendar, day: Day): boolean => {
  const said = calendar.find((row) => row.day === day);
  return said ? said.works === 'yes' : !isWeekend(day);
};

/**
 * The `n`-th working day after a day, which does not count itself: exactly `n` working days lie after `given` and up to
 * the day that is returned.
 * @example nthWorkingDay([], '2025-06-30', 10) // '2025-07-14'
 */
export const nthWorkingDay = (calendar: Calendar, given: Day, n: number): Day => {
  let day = given;
  for (let counted = 0; counted < n; ) {
    day = next(day);
    if (isWorkingDay(calendar, day)) counted += 1;
  }
  return day;
};

/** The day on which a notice of a month counts as given: a day of the following month, or the month's last. */
export const givenOn = ({ settings }: Pick<Policy, 'settings'>, period: Period): Day => {
  const day = settings.notice_given_day.value;
  return day === null ? lastDayOf(period) : `${following(period)}-${String(day).padStart(2, '0')}`;
};

/** Years of these of which the calendar says nothing: only weekends count as free in them. */
export const yearsUnsaid = ({ calendar }: Pick<Policy, 'calendar'>, years: readonly number[]): readonly number[] =>
  [...new Set(years)].filter((year) => !calendar.some(({ day }) => Number(day.slice(0, 4)) === year)).sort();

/**
 * For each month of a year: its last day, and, where the policy wants answers within working days, the day on which a
 * notice of the month counts as given and the day by which it is to be answered.
 */
export const noticeDays = (policy: Policy, fiscalYear: number): PolicyTable => {
  const days = policy.settings.notice_answer_working_days.value;
  const months = Array.from({ length: 12 }, (_, index) => periodOf(fiscalYear, index + 1));
  return {
    name: 'policy_notice_day',
    columns: { period: 'VARCHAR', ends_on: 'DATE', given_on: 'DATE', answer_due: 'DATE' },
    rows: months.map((period) => {
      if (days === null) return [period, lastDayOf(period), null, null];
      const given = givenOn(policy, period);
      return [period, lastDayOf(period), given, nthWorkingDay(policy.calendar, given, days)];
    }),
  };
};
