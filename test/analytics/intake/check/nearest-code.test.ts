import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestKey } from '../../../../analytics/intake/check/nearest-code.ts';

const known = [
  ['2025', '003001', '01'],
  ['2025', '101001', '01'],
  ['2025', '101001', '02'],
  ['2025', '202001', 'A7'],
  ['2025', '1', '01'],
];

describe('the key that may be meant', () => {
  test.each<[string, readonly string[], unknown]>([
    ['has lost its zeros', ['2025', '3001', '01'], { place: 1, code: '003001' }],
    ['has too many zeros', ['2025', '0101001', '02'], { place: 1, code: '101001' }],
    ['is one character away', ['2025', '101007', '02'], { place: 1, code: '101001' }],
    ['is one character away in its last code', ['2025', '202001', 'A1'], { place: 2, code: 'A7' }],
    ['is not one of two', ['2025', '101001', '03'], undefined],
    ['is not of another year', ['2024', '101001', '01'], undefined],
    ['is not two codes away', ['2025', '3001', '1'], undefined],
    ['is not longer by a digit', ['2025', '2020011', 'A7'], undefined],
    ['is not a code of one letter that shares none', ['2025', '9', '01'], undefined],
    ['is not two characters away', ['2025', '101099', '02'], undefined],
  ])('%s', (_, written, nearest) => {
    expect(nearestKey(written, known)).toEqual(nearest);
  });

  test('by its zeros comes before one by a character', () => {
    expect(
      nearestKey(
        ['2025', '01'],
        [
          ['2025', '1'],
          ['2025', '02'],
        ],
      ),
    ).toEqual({ place: 1, code: '1' });
  });

  test('is always a known one that differs from the written', () => {
    const code = fc.stringMatching(/^[0-2]{1,3}$/);
    fc.assert(
      fc.property(fc.array(code, { maxLength: 6 }), code, (codes, written) => {
        const found = nearestKey(
          ['2025', written],
          codes.map((each) => ['2025', each]),
        );
        expect(found === undefined || (codes.includes(found.code) && found.code !== written)).toBe(true);
      }),
    );
  });
});
