import { describe, expect, test } from 'vitest';
import {
  isConcealed,
  sectionOf,
  shownDecimals,
  shownScale,
  showsCode,
  showsPercent,
} from '../../../../analytics/intake/read/number-format.ts';

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
  ])('%s shows %s decimals', (format, decimals) => expect(shownDecimals(sectionOf(format, '1'))).toBe(decimals));

  test.each([
    ['0.0%', true],
    ['[Red]0%', true],
    ['0.00', false],
    ['0"%"', false],
    ['0\\%', false],
  ])('%s shows a percentage: %s', (format, is) => expect(showsPercent(format)).toBe(is));
});

describe('what a format does to the figure', () => {
  test.each([
    ['0', 1],
    ['#,##0.00', 1],
    ['#,##0,', 1000],
    ['#,##0.00,', 1000],
    ['0.0,,', 1_000_000],
    ['0!.0,', 10_000],
    ['0!.0000', 10_000],
    ['0\\.0000', 10_000],
    ['0"."0,', 10_000],
    ['0!.0,"万元"', 10_000],
    ['0.00"万元"', 1],
    ['0.00万元', 1],
    ['0.00"元"', 1],
    ['0.00"百万元"', 1],
    ['0"公里"', 1],
    ['yyyy-mm-dd', 1],
    ['0.00E+00', 1],
    ['@', 1],
  ])('%s shows it %s times smaller', (format, scale) => expect(shownScale(format)).toBe(scale));

  test.each([
    ['000', true],
    ['"P"000', true],
    ['000-000', true],
    ['0', false],
    ['#,##0', false],
    ['0.00', false],
    ['00.00', false],
    ['000;-000', false],
  ])('%s shows a code: %s', (format, is) => expect(showsCode(format)).toBe(is));
});

describe('a format of several sections', () => {
  test.each([
    ['0.00', '5', '0.00'],
    ['0.00', '-5', '0.00'],
    ['#,##0.00;[Red]-#,##0.0', '5', '#,##0.00'],
    ['#,##0.00;[Red]-#,##0.0', '-5', '[Red]-#,##0.0'],
    ['0;-0;"-"', '0', '"-"'],
    ['0;-0', '0', '0'],
    ['0.0;-0.0;;@', '3', '0.0'],
    ['"a;b"0;0', '3', '"a;b"0'],
    ['\\;0;-0', '3', '\\;0'],
    ['[>=10000]0!.0,"万";0', '5200000', '0!.0,"万"'],
    ['[>=10000]0!.0,"万";0', '9999', '0'],
    ['[Red][<0]0.0;[>=100000000]0!.00,,"亿";0', '-1', '[Red]0.0'],
    ['[Red][<0]0.0;[>=100000000]0!.00,,"亿";0', '200000000', '0!.00,,"亿"'],
    ['[Red][<0]0.0;[>=100000000]0!.00,,"亿";0', '7', '0'],
    ['[<1]0%;0', '0.5', '0%'],
    ['[=1]"是";[<>1]"否"', '1', '"是"'],
    ['[>5]0.0', '3', 'General'],
    ['[$¥-804]#,##0.00;[$¥-804]-#,##0.00', '5', '[$¥-804]#,##0.00'],
  ])('%s shows %s by %s', (format, written, section) => expect(sectionOf(format, written)).toBe(section));

  test.each([
    [';;;', '5200000', true],
    [';;;@', '-3', true],
    ['"已完成"', '5', true],
    ['[=1]"是";[<>1]"否"', '1', true],
    ['0;0', '-5', true],
    [';;;', '0', false],
    ['0;-0;;@', '0', false],
    ['_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', '0', false],
    ['_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', '-5', false],
    ['#,##0;(#,##0)', '-5', false],
    ['0;[Red]0', '-5', false],
    ['0;[红色]0', '-5', false],
    ['0;[Cyan]0', '-5', false],
    ['0;[Magenta]0', '-5', false],
    ['0;[Color10]0', '-5', false],
    ['0;[黄色]0', '-5', false],
    ['0;[Black]0', '-5', true],
    ['0;[黑色]0', '-5', true],
    ['0;[Color1]0', '-5', true],
    ['0;_(0_)', '-5', true],
    ['0;* 0_-', '-5', true],
    ['[$¥-804]0;[$¥-804]0', '-5', true],
    ['[$¥-804]0;[$¥-804]-0', '-5', false],
    ['0;"_("0', '-5', false],
    ['0%;0%', '-0.05', true],
    ['0;"△"0', '-5', false],
    ['0', '-5', false],
    ['General', '-5', false],
    ['', '5', false],
    ['@', '5', false],
    ['G/通用格式', '5', false],
    ['yyyy', '5', false],
  ])('%s conceals %s: %s', (format, written, is) => expect(isConcealed(format, written)).toBe(is));
});
