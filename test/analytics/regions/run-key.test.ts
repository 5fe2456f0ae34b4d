import { expect, it } from 'vitest';
import { demandKey, monthBefore, monthlyKey } from '../../../analytics/regions/run-key.ts';

it.each([
  ['2026-01-05T00:00:00Z', 'Asia/Shanghai', '2025-12'],
  ['2025-12-31T15:59:59Z', 'Asia/Shanghai', '2025-11'],
  ['2025-12-31T16:00:00Z', 'Asia/Shanghai', '2025-12'],
  ['2026-03-01T03:00:00Z', 'America/Bogota', '2026-01'],
  ['2026-03-01T05:00:00Z', 'America/Bogota', '2026-02'],
  ['2025-10-10T00:00:00Z', 'UTC', '2025-09'],
])('the month before %s in %s is %s', (instant, zone, period) => expect(monthBefore(instant, zone)).toBe(period));

it('names a run by its period, and one that was asked for by its reason too', () => {
  expect([monthlyKey('2025-12'), demandKey('2025-06', 'late-files')]).toEqual([
    'monthly-2025-12',
    'demand-2025-06-late-files',
  ]);
});
