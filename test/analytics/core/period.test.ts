import { describe, expect, it } from 'vitest';
import {
  closesYear,
  monthOf,
  PeriodError,
  parsePeriod,
  periodOf,
  periodsThrough,
  yearOf,
} from '../../../analytics/core/period.ts';

describe('a period', () => {
  it.each(['2025-13', '2025-00', '2025-6', '202506', 'June', ''])('is not %j', (written) => {
    expect(() => parsePeriod(written)).toThrow(PeriodError);
  });

  it('is a month of a fiscal year', () => {
    const period = parsePeriod('2025-06');
    expect([yearOf(period), monthOf(period), periodOf(2025, 6)]).toEqual([2025, 6, '2025-06']);
  });

  it('runs from January', () => {
    expect(periodsThrough('2025-03')).toEqual(['2025-01', '2025-02', '2025-03']);
  });

  it('closes the year in December only', () => {
    expect(periodsThrough('2025-12').filter(closesYear)).toEqual(['2025-12']);
  });
});
