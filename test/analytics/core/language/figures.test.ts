import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compactEn,
  compactZh,
  count,
  exact,
  percent,
  points,
  quantity,
  signed,
} from '../../../../analytics/core/language/figures.ts';

describe('figures as people read them', () => {
  it.each([
    [count(1234567), '1,234,567'],
    [count(0), '0'],
    [percent(0.8421), '84.2%'],
    [percent(-0.051), '−5.1%'],
    [signed(0.061), '+6.1'],
    [signed(-0.243), '−24.3'],
    [signed(0), '0.0'],
    [signed(-0.0001), '0.0'],
    [signed(0.0001), '0.0'],
    [signed(-0.1, 0), '−10'],
    [points(85.2), '85.20'],
    [quantity(12), '12'],
    [quantity(12.5), '12.5'],
    [quantity(0.0394), '0.0394'],
    [quantity(-1000), '−1,000'],
    [exact('1234567.80'), '1,234,567.80'],
    [exact('-1234.50'), '−1,234.50'],
    [exact('12345678901234567.89'), '12,345,678,901,234,567.89'],
    [exact('100'), '100'],
    [compactZh(1_094_000_000), '10.94 亿'],
    [compactZh(5_408_774_192_866), '5.41 万亿'],
    [compactZh(18_500_000), '1,850 万'],
    [compactZh(617_500), '61.8 万'],
    [compactZh(-200_000_000), '−2.00 亿'],
    [compactZh(999), '999'],
    [compactEn(1_094_000_000), '1.09 bn'],
    [percent(0.2905), '29.1%'],
    [percent('0.2905'), '29.1%'],
    [percent(-0.2905), '−29.1%'],
    [percent(0.9475, 2), '94.75%'],
    [percent(1.005, 0), '101%'],
    [signed(0.35 - 0.2545), '+9.6'],
    [points(1.005), '1.01'],
    [points('83.125'), '83.13'],
    [points(1e-9), '0.00'],
    [quantity(1e-9), '0'],
    [compactZh(14_500), '1.5 万'],
    [compactZh('14500.00'), '1.5 万'],
    [compactZh('100500000.00'), '1.01 亿'],
    [compactZh('9500.00'), '9,500'],
    [compactZh('99950000.00'), '9,995 万'],
    [compactZh('99999999.00'), '1.00 亿'],
    [compactZh('-99999999.00'), '−1.00 亿'],
    [compactEn('999999999.00'), '1.00 bn'],
    [compactEn(617_500), '617.5 k'],
    [compactEn(-2_500_000), '−2.5 m'],
    [compactEn(5e12), '5.00 tn'],
  ])('%s', (written, expected) => expect(written).toBe(expected));

  it('an exact amount loses no digit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (fen) => {
        const amount = `${fen / 100n}.${String(fen < 0n ? -fen % 100n : fen % 100n).padStart(2, '0')}`;
        expect(exact(amount).replaceAll(',', '').replace('−', '-')).toBe(amount);
      }),
    );
  });

  it('a rate is rounded half up on its decimal text, whatever its double', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (tenThousandths) => {
        const expected = Math.floor((tenThousandths + 5) / 10);
        const written = `${Math.floor(expected / 10).toLocaleString('en')}.${expected % 10}%`;
        expect(percent(tenThousandths / 10_000)).toBe(written);
        expect(percent(String(tenThousandths / 10_000))).toBe(written);
      }),
    );
  });

  it('never writes a hyphen for a minus', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e13, max: 1e13, noNaN: true }), (value) => {
        for (const written of [
          count(value),
          percent(value / 1e9),
          signed(value / 1e9),
          points(value),
          compactZh(value),
          compactEn(value),
        ])
          expect(written).not.toContain('-');
      }),
    );
  });
});
