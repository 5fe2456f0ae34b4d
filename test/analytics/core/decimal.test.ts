import { expect, test } from 'vitest';
import { withoutZeros } from '../../../analytics/core/decimal.ts';

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
