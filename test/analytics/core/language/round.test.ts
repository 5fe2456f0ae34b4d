import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundHalfUp } from '../../../../analytics/core/language/round.ts';

describe('rounding half up', () => {
  it.each([
    [roundHalfUp('0.2905', 1, 2), '29.1'],
    [roundHalfUp('-0.2905', 1, 2), '-29.1'],
    [roundHalfUp(0.2905, 1, 2), '29.1'],
    [roundHalfUp('14500.00', 1, -4), '1.5'],
    [roundHalfUp('0.04', 1), '0.0'],
    [roundHalfUp('-0.04', 1), '0.0'],
    [roundHalfUp('.5', 0), '1'],
    [roundHalfUp(1e21, 0), '1000000000000000000000'],
    [roundHalfUp(1.5e-7, 7), '0.0000002'],
    [roundHalfUp(Number.NaN, 1), '0.0'],
    [roundHalfUp('12345678901234567.895', 2), '12345678901234567.90'],
  ])('%s', (written, expected) => expect(written).toBe(expected));

  it('is never further from the figure than half a place', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
        fc.integer({ min: 0, max: 3 }),
        (thousandths, decimals) => {
          const size = thousandths < 0n ? -thousandths : thousandths;
          const written = `${thousandths < 0n ? '-' : ''}${size / 1000n}.${String(size % 1000n).padStart(3, '0')}`;
          const step = 10n ** BigInt(3 - decimals);
          const rounded = BigInt(roundHalfUp(written, decimals).replace('.', '')) * step;
          const away = rounded - thousandths;
          expect((away < 0n ? -away : away) * 2n).toBeLessThanOrEqual(step);
        },
      ),
    );
  });
});
