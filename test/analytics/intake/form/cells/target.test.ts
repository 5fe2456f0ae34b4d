import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { targetExamples } from '../../../../../analytics/intake/form/cells/examples.ts';
import { readTarget, signSpellings } from '../../../../../analytics/intake/form/cells/target.ts';

describe('a target cell', () => {
  test.each(targetExamples)('%s', (written, read) => {
    expect(readTarget(written, 2025)).toEqual(read);
  });

  const spelled = [
    ...signSpellings.before.flatMap(([sign, words]) => words.map((word) => ({ sign, wrap: (n: string) => word + n }))),
    ...signSpellings.behind.flatMap(([sign, words]) => words.map((word) => ({ sign, wrap: (n: string) => n + word }))),
  ];
  const number = fc
    .tuple(fc.nat(99_999), fc.option(fc.integer({ min: 1, max: 99 })))
    .map(([whole, decimals]) => (decimals === null ? String(whole) : `${whole}.${decimals}`));
  const units = fc.constantFrom('%', '所', '人次', '万元', '公里', '项', '元/人');

  test('reads any sign, number and unit as they are written', () => {
    fc.assert(
      fc.property(fc.constantFrom(...spelled), number, units, ({ sign, wrap }, value, unit) => {
        expect(readTarget(wrap(`${value}${unit}`), 2025)).toEqual({ kind: 'amount', sign, value, unit, isBare: false });
      }),
    );
  });

  test('reads any text without failing, and a range only from low to high', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (written) => {
        const target = readTarget(written, 2025);
        if (target.kind === 'range') expect(Number(target.low)).toBeLessThan(Number(target.high));
      }),
    );
  });

  test('never makes one number of two', () => {
    const between = fc.constantFrom('\n', '①', '²', '; ', '、', ' / ', '  1 ');
    fc.assert(
      fc.property(fc.nat(99_999), between, fc.nat(99_999), (a, mark, b) => {
        // 2025 / 11 is a month.
        fc.pre(a < 1900 || a > 2099);
        expect(['words', 'unclear']).toContain(readTarget(`${a}${mark}${b}`, 2025).kind);
      }),
    );
  });

  test('never reads a number that is not written', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,≥≤-~%年月日前约所至 万元以上内') }), (written) => {
        const target = readTarget(written, 2025);
        const bare = written.replaceAll(/[,\s]/g, '');
        if (target.kind === 'amount') expect(bare).toContain(target.value.replace('-', ''));
        if (target.kind === 'range') {
          expect(bare).toContain(target.low);
          expect(bare).toContain(target.high);
        }
      }),
      { numRuns: 500 },
    );
  });
});
