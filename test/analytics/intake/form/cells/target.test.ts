import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTarget, signSpellings, type Target } from '../../../../../analytics/intake/form/cells/target.ts';

/** A target in one line: ≥95%, 80-90%, by 2025-11-30, words, unclear (why). */
const shown = (target: Target): string => {
  switch (target.kind) {
    case 'amount':
      return `${target.sign}${target.value}|${target.unit}${target.isBare ? ' bare' : ''}`;
    case 'range':
      return `${target.low}..${target.high}|${target.unit}`;
    case 'by':
      return `by ${target.day}${target.isBare ? ' bare' : ''}`;
    case 'words':
      return `words${target.hasDigits ? ' with digits' : ''}`;
    case 'unclear':
      return `unclear ${target.why}`;
    default:
      return 'none';
  }
};

describe('a target cell', () => {
  test.each([
    ['≥266米', '>=266|米'],
    ['=100%', '=100|%'],
    ['≤90万元', '<=90|万元'],
    ['＞＝９５％', '>=95|%'],
    ['>=1,200人次', '>=1200|人次'],
    ['≥ 120 公里', '>=120|公里'],
    ['≥95%。', '>=95|%'],
    ['95%以上', '>=95|%'],
    ['95%及以上', '>=95|%'],
    ['达到95%以上', '>=95|%'],
    ['100%(含)以上', '>=100|%'],
    ['不低于90%', '>=90|%'],
    ['不少于12所', '>=12|所'],
    ['至少3次', '>=3|次'],
    ['不超过4.5万元', '<=4.5|万元'],
    ['控制在5%以内', '<=5|%'],
    ['控制在80%', '<=80|%'],
    ['30日内', '<=30|日'],
    ['5天以内', '<=5|天'],
    ['大于10个', '>10|个'],
    ['低于3起', '<3|起'],
    ['≥3次/年', '>=3|次/年'],
    ['≥90分', '>=90|分'],
    ['≥-5%', '>=-5|%'],
    ['≥50m2', '>=50|m2'],
    ['12所', '=12|所 bare'],
    ['100%', '=100|% bare'],
    ['0', '=0| bare'],
    ['等于8项', '=8|项'],
    ['80-90', '80..90|'],
    ['80%—90%', '80..90|%'],
    ['80～90分', '80..90|分'],
    ['控制在80-90%', '80..90|%'],
    ['2025年11月底前', 'by 2025-11-30'],
    ['11月底前完成', 'by 2025-11-30'],
    ['12月31日前', 'by 2025-12-31'],
    ['2025-12-31之前', 'by 2025-12-31'],
    ['2024年2月底前', 'by 2024-02-29'],
    ['年底前', 'by 2025-12-31'],
    ['11月内', 'by 2025-11-30'],
    ['2025年12月31日', 'by 2025-12-31 bare'],
    ['2025年11月', 'by 2025-11-30 bare'],
    ['全年', 'words'],
    ['达标', 'words'],
    ['严格执行', 'words'],
    ['达到预期', 'words'],
    ['三所', 'words'],
    ['1部2套', 'words with digits'],
    ['每月1次', 'words with digits'],
    ['2024年≥95%', 'words with digits'],
    ['1.2e3', 'words with digits'],
    ['95%且满意', 'words with digits'],
    ['±5%', 'words with digits'],
    ['', 'none'],
    ['—', 'none'],
    ['/', 'none'],
    ['……', 'none'],
    ['11月前', 'unclear day-unclear'],
    ['约12所', 'unclear about'],
    ['12所左右', 'unclear about'],
    ['不低于5%以内', 'unclear signs-differ'],
    ['≥80-90', 'unclear signs-differ'],
    ['90-80', 'unclear range-falls'],
    ['≥三所', 'unclear sign-without-number'],
    ['2月30日前', 'words with digits'],
    ['不少于三所', 'unclear sign-without-number'],
    ['超过一半', 'unclear sign-without-number'],
    ['高于一般水平', 'words'],
    ['达到一级', 'words'],
    ['5起以下(不含5起)', '<5|起'],
    ['100%(不含)以上', '>100|%'],
    ['95%(不含)', 'unclear signs-differ'],
    ['不超过5万元(不含税)', 'words with digits'],
    ['100余人次', 'unclear about'],
    ['5万余元', 'unclear about'],
    ['10多所', 'unclear about'],
    ['30日前', 'unclear day-unclear'],
    ['8月份', 'unclear day-unclear'],
    ['8月中旬', 'unclear day-unclear'],
    ['2025年', 'unclear day-unclear'],
    ['2025年内', 'unclear day-unclear'],
    ['2025年前', 'unclear day-unclear'],
    ['3-5月', 'unclear day-unclear'],
    ['2024-2025年', 'unclear day-unclear'],
    ['2025.12', 'unclear day-or-number'],
    ['≥3年', '>=3|年'],
    ['3-5年', '3..5|年'],
    ['95①', 'words with digits'],
    ['10³', 'words with digits'],
    ['≥50㎡', '>=50|m2'],
    ['95 90', 'words with digits'],
    ['95\n90', 'words with digits'],
    ['1\n200', 'words with digits'],
    ['≥1 200人次', '>=1200|人次'],
    ['1/2', 'words with digits'],
    ['1:1', 'words with digits'],
    ['95%-', 'words with digits'],
    ['----', 'none'],
    ['≥95%且≤100%', 'unclear sign-without-number'],
    ['长期', 'words'],
  ])('%s', (written, read) => {
    expect(shown(readTarget(written, 2025))).toBe(read);
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
