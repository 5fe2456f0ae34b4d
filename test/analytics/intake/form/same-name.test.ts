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
    ['高标准农田1.5万亩', '高标准农田15万亩', false],
    ['高标准农田1.5万亩', '高标准农田1．5万亩', true],
    ['PM2.5达标', 'PM25达标', false],
    ['1、2号楼改造', '12号楼改造', false],
    ['1、2号楼改造', '1，2号楼改造', true],
    ['补助1,500人', '补助1500人', true],
    ['补助1,500,000元', '补助1500000元', true],
    ['补助1,500人', '补助1.500人', false],
    ['3·15宣传', '3.15宣传', true],
    ['3·15宣传', '315宣传', false],
    ['1.食堂改造', '1食堂改造', true],
    ['食堂改造.', '食堂改造', true],
    ['A.B工程', 'AB工程', true],
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
