import { describe, expect, it } from 'vitest';
import { nameOrder } from '../../../analytics/intake/name-order.ts';

describe('of two files of one delivery the one taken later', () => {
  it.each([
    ['6月执行.csv', '6月执行更正.csv'],
    ['6月执行.csv', '6月执行 v2.xlsx'],
    ['国库/6月执行.csv', '更正/6月执行.csv'],
    ['国库6月执行.csv', '20250715 国库6月执行.csv'],
    ['20250715国库.csv', '20250715国库更正.csv'],
    ['6月执行更正.csv', '6月执行.csv'],
    ['6月执行更正.csv', '6月执行更正2.csv'],
    ['6月执行v2.csv', '6月执行v10.csv'],
    ['20250715国库支付.csv', '20250716教育局支付.csv'],
  ])('came after the other by the names %s and %s', (first, later) => {
    expect(nameOrder(first, later)).toBe('after');
  });

  it.each([
    ['支付6月.csv', '6月支付更正.csv'],
    ['教育局7月更正.csv', '国库7月更正.csv'],
    ['6月执行修订.csv', '6月执行更正.csv'],
    ['支付A.csv', '20250715支付B.csv'],
    ['20250716支付A.csv', '20250715支付A更正.csv'],
  ])('perhaps came after the other by the names %s and %s', (first, later) => {
    expect(nameOrder(first, later)).toBe('perhaps after');
  });

  it.each([
    ['支付A.csv', '支付B.csv'],
    ['20250715支付A.csv', '20250715支付B.csv'],
    ['20250716支付A.csv', '20250715支付B.csv'],
    ['20250715支付A.csv', '支付B.csv'],
  ])('is so by chance by the names %s and %s', (first, later) => {
    expect(nameOrder(first, later)).toBe('by chance');
  });
});
