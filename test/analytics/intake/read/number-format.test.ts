import { describe, expect, test } from 'vitest';
import { shownDecimals, showsPercent } from '../../../../analytics/intake/read/number-format.ts';

describe('a number format', () => {
  test.each([
    ['0', 0],
    ['0.00', 2],
    ['#,##0', 0],
    ['#,##0.0', 1],
    ['#,##0.00;[Red]-#,##0.000', 2],
    ['_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', 2],
    ['"¥"#,##0.00', 2],
    ['[$€-407] #,##0.0', 1],
    ['0.0%', 1],
    ['0%', 0],
    ['0.00"万元"', 2],
    ['#,##0,', -3],
    ['0.0,,', -5],
    ['0.##', 2],
    ['General', null],
    ['', null],
    ['@', null],
    ['0.00E+00', null],
    ['# ?/?', null],
    ['yyyy-mm-dd', null],
    ['h:mm:ss.00', null],
    ['"无"', null],
  ])('%s shows %s decimals', (format, decimals) => expect(shownDecimals(format)).toBe(decimals));

  test.each([
    ['0.0%', true],
    ['[Red]0%', true],
    ['0.00', false],
    ['0"%"', false],
    ['0\\%', false],
  ])('%s shows a percentage: %s', (format, is) => expect(showsPercent(format)).toBe(is));
});
