import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defaultMonthlyRun, dueMonths } from '../../../analytics/regions/due-months.ts';

const [shanghai, newYork] = ['Asia/Shanghai', 'America/New_York'];

it.each<[what: string, now: string, last: string | null, day: number, zone: string, due: readonly string[]]>([
  ['the day has come', '2025-07-10T00:00:00Z', '2025-05', 10, shanghai, ['2025-06']],
  ['the day before', '2025-07-09T15:59:59Z', '2025-05', 10, shanghai, []],
  ['the first minute of the day by its own clock', '2025-07-09T16:00:00Z', '2025-05', 10, shanghai, ['2025-06']],
  [
    'the machine slept for months',
    '2025-07-10T00:00:00Z',
    '2025-02',
    10,
    shanghai,
    ['2025-03', '2025-04', '2025-05', '2025-06'],
  ],
  ['over the turn of the year', '2026-02-10T00:00:00Z', '2025-11', 10, shanghai, ['2025-12', '2026-01']],
  ['nothing was ever run, the day has come', '2026-01-10T00:00:00Z', null, 10, shanghai, ['2025-12']],
  ['nothing was ever run, the day has not come', '2026-01-09T00:00:00Z', null, 10, shanghai, ['2025-11']],
  ['it was run', '2025-07-31T00:00:00Z', '2025-06', 10, shanghai, []],
  ['it was run ahead of its day', '2025-07-01T00:00:00Z', '2025-06', 10, shanghai, []],
  ['summer time begins on the day', '2025-03-09T06:59:00Z', '2025-01', 9, newYork, ['2025-02']],
  ['before midnight where summer time begins', '2025-03-09T04:59:00Z', '2025-01', 9, newYork, []],
  ['the first of March after a leap day', '2028-03-01T00:00:00Z', '2028-01', 1, 'UTC', ['2028-02']],
])('%s', (_, now, last, day, time_zone, due) => {
  expect(dueMonths(now, last, { day, time_zone })).toEqual(due);
});

it('has each month due once and in order, however seldom anybody looks', () => {
  const hours = fc.array(fc.integer({ min: 1, max: 2500 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(hours, fc.integer({ min: 1, max: 28 }), (waits, day) => {
      const run: string[] = [];
      let now = Date.parse('2025-01-05T00:00:00Z');
      for (const wait of waits) {
        now += wait * 3_600_000;
        const monthly = { ...defaultMonthlyRun, day };
        run.push(...dueMonths(new Date(now).toISOString(), run.at(-1) ?? null, monthly));
      }
      const months = run.map((period) => Number(period.slice(0, 4)) * 12 + Number(period.slice(5)));
      expect(months).toEqual(months.map((_, index) => (months[0] ?? 0) + index));
    }),
  );
});
