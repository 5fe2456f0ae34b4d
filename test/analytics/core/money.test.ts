import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatYuan, MoneyError, parseYuan, sumFen } from '../../../analytics/core/money.ts';

describe('money', () => {
  it.each([
    ['0', 0n],
    ['1', 100n],
    ['1.5', 150n],
    ['1.05', 105n],
    ['-0.01', -1n],
    ['9999999999999999.99', 999999999999999999n],
  ])('reads %s yuan as %s fen', (written, fen) => {
    expect(parseYuan(written)).toBe(fen);
  });

  it.each(['1.005', '1e3', '0x10', '1,000', '', '.5', '1.', ' 1', 'inf'])('refuses %j', (written) => {
    expect(() => parseYuan(written)).toThrow(MoneyError);
  });

  it('writes and reads back every amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (fen) => parseYuan(formatYuan(fen)) === fen),
    );
  });

  it('sums exactly, in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })),
        (amounts) => sumFen(amounts) === sumFen(amounts.toReversed()),
      ),
    );
  });
});
