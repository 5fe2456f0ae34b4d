import { describe, expect, it } from 'vitest';
import { counted, silences, tallied } from '../../../../analytics/site/parts/shape.ts';

it('counted counts each value once, nothing as nothing', () => {
  expect(counted([{ grade: 'good' }, { grade: 'poor' }, { grade: 'good' }, { grade: null }], 'grade')).toEqual(
    new Map([
      ['good', 2],
      ['poor', 1],
      ['', 1],
    ]),
  );
});

describe('a tally', () => {
  const figure = (level: string, state: string | null) => ({ kind: 'report', level, state });
  const rows = [
    figure('unit', 'exact'),
    figure('unit', 'differs'),
    figure('district', 'exact'),
    figure('unit', 'exact'),
  ];

  it('counts by the keys, and among them by the values, in the order in which the keys are met', () => {
    const tallies = tallied(rows, ['kind', 'level'], 'state');
    expect(tallies.map(({ keys, all, of }) => [keys, all, of('exact'), of('differs'), of('exact', 'differs')])).toEqual(
      [
        [['report', 'unit'], 3, 2, 1, 3],
        [['report', 'district'], 1, 1, 0, 1],
      ],
    );
  });

  it('counts a value that no row has as 0, one of nothing as its own, and no rows as none', () => {
    expect(tallied(rows, ['kind'], 'state')[0]?.of('absent')).toBe(0);
    expect(tallied([figure('unit', null)], ['level'], 'state')[0]?.all).toBe(1);
    expect(tallied([] as typeof rows, ['kind'], 'state')).toEqual([]);
  });

  it('without keys counts all rows', () => expect(tallied(rows, [], 'state')[0]?.all).toBe(4));
});

describe('silences', () => {
  const month = (department_code: string, period: string, indicators: number, reported: number | string) => ({
    department_code,
    period,
    indicators,
    reported,
  });

  it('sum what was not reported, name the months without any, and put the most silent first', () => {
    expect(
      silences([
        month('101', '2025-01', 4, 4),
        month('102', '2025-01', 4, 3),
        month('103', '2025-01', 2, '0'),
        month('102', '2025-02', 4, 4),
        month('103', '2025-02', 2, 2),
      ]),
    ).toEqual([
      { department: '103', indicators: 4, missing: 2, months: ['2025-01'] },
      { department: '102', indicators: 8, missing: 1, months: [] },
    ]);
  });

  it('are none where nothing was due', () => expect(silences([])).toEqual([]));
});
