import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  givenOn,
  isWeekend,
  isWorkingDay,
  noticeDays,
  nthWorkingDay,
  yearsUnsaid,
} from '../../../analytics/policy/working-days.ts';
import { defaultPolicy, policyWith } from '../evaluation/year.ts';

const clause = '放假通知';
const first = Date.UTC(2025, 0, 1);
const dayAt = (offset: number): string => new Date(first + offset * 86_400_000).toISOString().slice(0, 10);

/** Days of 2025 and 2026. */
const anyDay = fc.integer({ min: 0, max: 729 }).map(dayAt);
const calendars = fc
  .uniqueArray(anyDay, { maxLength: 60 })
  .map((days) => days.map((day) => ({ day, works: isWeekend(day) ? ('yes' as const) : ('no' as const), clause })));

const between = (given: string, due: string): readonly string[] =>
  Array.from({ length: 1000 }, (_, offset) => dayAt(offset)).filter((day) => day > given && day <= due);

describe('the n-th working day', () => {
  it('is a working day, and exactly n working days lie after the day given and up to it', () => {
    fc.assert(
      fc.property(calendars, anyDay, fc.integer({ min: 1, max: 60 }), (calendar, given, n) => {
        const due = nthWorkingDay(calendar, given, n);
        expect(isWorkingDay(calendar, due)).toBe(true);
        expect(between(given, due).filter((day) => isWorkingDay(calendar, day))).toHaveLength(n);
      }),
    );
  });

  it('comes later for every working day more, and no earlier where a day less is worked', () => {
    fc.assert(
      fc.property(calendars, anyDay, anyDay, fc.integer({ min: 1, max: 59 }), (calendar, given, holiday, n) => {
        const due = nthWorkingDay(calendar, given, n);
        expect(nthWorkingDay(calendar, given, n + 1) > due).toBe(true);
        const fewer = [
          ...calendar.filter(({ day }) => day !== holiday),
          { day: holiday, works: 'no' as const, clause },
        ];
        expect(nthWorkingDay(fewer, given, n) >= due).toBe(true);
      }),
    );
  });

  it.each([
    ['a Monday: two weeks on', '2025-06-30', 10, '2025-07-14'],
    ['a Saturday does not count itself', '2025-05-31', 1, '2025-06-02'],
    ['a Friday', '2025-01-31', 1, '2025-02-03'],
    ['over the end of the year', '2025-12-31', 3, '2026-01-05'],
    ['over the end of February in a leap year', '2024-02-28', 2, '2024-03-01'],
  ])('%s', (_, given, n, due) => expect(nthWorkingDay([], given, n)).toBe(due));
});

it('a weekend is what the calendar of 2025 has', () => {
  expect(['2025-08-29', '2025-08-30', '2025-08-31', '2025-09-01'].map(isWeekend)).toEqual([false, true, true, false]);
});

it('a notice counts as given on the last day of its month, or on a day of the following', () => {
  const on = (day: number | null, period: string) => givenOn(policyWith({ notice_given_day: day }), period);
  expect(['2025-02', '2024-02', '2025-12'].map((period) => on(null, period))).toEqual([
    '2025-02-28',
    '2024-02-29',
    '2025-12-31',
  ]);
  expect(['2025-01', '2025-12'].map((period) => on(5, period))).toEqual(['2025-02-05', '2026-01-05']);
});

it('without working days to answer no month has a due day', () => {
  const { rows } = noticeDays(defaultPolicy, 2025);
  expect(rows).toHaveLength(12);
  expect(rows[5]).toEqual(['2025-06', '2025-06-30', null, null]);
  expect(noticeDays(policyWith({ notice_answer_working_days: 10 }), 2025).rows[5]).toEqual([
    '2025-06',
    '2025-06-30',
    '2025-06-30',
    '2025-07-14',
  ]);
});

it('says of which years the calendar has no day', () => {
  const calendar = [{ day: '2025-10-01', works: 'no' as const, clause }];
  expect(yearsUnsaid({ calendar }, [2025, 2026, 2026])).toEqual([2026]);
  expect(yearsUnsaid({ calendar: [] }, [2026, 2025])).toEqual([2025, 2026]);
});
