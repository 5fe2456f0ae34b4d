import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDay, writtenDay } from '../../../../../analytics/intake/form/cells/day.ts';

describe('a day as it is written', () => {
  test.each([
    ['2025年11月底', '2025-11-30', false],
    ['2024年2月末', '2024-02-29', false],
    ['11月', '2025-11-30', true],
    ['年底', '2025-12-31', false],
    ['2026年底', '2026-12-31', false],
    ['2025/6/5', '2025-06-05', false],
  ])('%s', (written, day, isWhole) => {
    expect(writtenDay(written, 2025)).toMatchObject({ day, isWhole });
  });

  test.each(['2月30日', '13月', '0月', '11', '30日', '1/2', '11月31日', '', '达标'])('%s is none', (written) => {
    expect(writtenDay(written, 2025)).toBeUndefined();
  });

  test('reads every day of the calendar in each spelling', () => {
    const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [y = 0, m = 0, d = 0] = iso.split('-').map(Number);
        expect(isoDay(y, m, d)).toBe(iso);
        for (const written of [iso, `${y}年${m}月${d}日`, `${y}.${m}.${d}`, `${y}/${m}/${d}`])
          expect(writtenDay(written, 2025)?.day).toBe(iso);
        expect(writtenDay(`${m}月${d}日`, y)?.day).toBe(iso);
      }),
    );
  });
});
