import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indicatorCodeOf, likeness, sameName } from '../../../../analytics/intake/form/same-name.ts';

describe('names of forms', () => {
  test.each([
    ['食堂改造(一期)', '食堂改造（一期）', true],
    ['“智慧”校园', '智慧校园', true],
    ['食堂 改造', '食堂改造', true],
    ['道路养护、清扫', '道路养护清扫', true],
    ['食堂改造一期', '食堂改造二期', false],
    ['2024年补助', '2025年补助', false],
  ])('%s and %s', (a, b, same) => {
    expect(sameName(a, b)).toBe(same);
    expect(indicatorCodeOf(a) === indicatorCodeOf(b)).toBe(same);
  });

  test('likeness is even, from 0 to 1, and 1 of a name with itself', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (a, b) => {
        expect(likeness(a, b)).toBeCloseTo(likeness(b, a));
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
        expect(likeness(a, b)).toBeLessThanOrEqual(1);
        expect(likeness(a, a)).toBe(1);
      }),
    );
  });

  test('a code is of all names in order', () => {
    expect(indicatorCodeOf('产出', '里程')).not.toBe(indicatorCodeOf('里程', '产出'));
    expect(indicatorCodeOf('里程')).toMatch(/^N[0-9A-F]{8}$/);
  });
});
