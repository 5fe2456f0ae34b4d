import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundHalfUp } from '../../../analytics/core/language/round.ts';
import { scoreArithmetic } from '../../../analytics/explain/arithmetic.ts';

describe('a score’s arithmetic', () => {
  it.each([
    ['20', '18.95', '20 × 94.75%'],
    ['80', '70.00', '80 × 87.5%'],
    ['12.5', '11.73', '12.5 × 93.8%'],
    ['10', '10.00', '10 × 100.0%'],
    ['10', '0.00', '10 × 0.0%'],
  ])('%s points to have, %s earned: %s', (weight, earned, product) =>
    expect(scoreArithmetic(weight, earned)).toEqual({ product, points: earned }),
  );

  it.each([
    ['0', '5.00'],
    ['10', null],
  ])('a weight of %s with %s has none', (weight, earned) => expect(scoreArithmetic(weight, earned)).toBeNull());

  it('multiplies out as printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 10_000 }), (tenths, parts) => {
        const weight = tenths / 10;
        const earned = roundHalfUp((weight * parts) / 10_000, 2);
        const made = scoreArithmetic(weight, earned);
        const [, left, share] = /^([\d.,]+) × ([\d.]+)%$/.exec(made?.product ?? '') ?? [];
        expect(roundHalfUp(Number(left) * Number(share), 2, -2)).toBe(earned);
      }),
    );
  });
});
