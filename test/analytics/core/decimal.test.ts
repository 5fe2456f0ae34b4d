import { expect, test } from 'vitest';
import { figuresIn, withoutZeros } from '../../../analytics/core/decimal.ts';

test.each([
  ['12.50', '12.5'],
  ['100.00', '100'],
  ['-0.500000', '-0.5'],
  ['0.00', '0'],
  ['100', '100'],
  ['A.10', 'A.10'],
  ['≥100.0', '≥100.0'],
])('%s is written %s', (decimal, written) => {
  expect(withoutZeros(decimal)).toBe(written);
});

test.each([
  ['P1: 96.430000 ≠ 100.000000', 'P1: 96.43 ≠ 100'],
  ['-0.500000', '-0.5'],
  ['12.50 / 1.2.300000', '12.50 / 1.2.300000'],
  ['V1.200000', 'V1.200000'],
  ['2025', '2025'],
])('figures in %j read %j', (text, read) => {
  expect(figuresIn(text)).toBe(read);
});
