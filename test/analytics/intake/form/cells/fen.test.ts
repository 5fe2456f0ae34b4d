import fc from 'fast-check';
import { expect, it } from 'vitest';
import { moneyUnits } from '../../../../../analytics/contracts/checks/money-units.ts';
import { fenOf } from '../../../../../analytics/intake/form/cells/fen.ts';

it.each([
  ['520', '万元', 520000000n],
  ['1,234.5', '万元', 1234500000n],
  ['520万元', undefined, 520000000n],
  ['3百万元', '万元', 300000000n],
  ['5200000', undefined, 520000000n],
  ['5200000.00', undefined, 520000000n],
  ['5200000元', '万元', 520000000n],
  ['-12.345678', '万元', -12345678n],
  ['1.2500000000000', '亿元', 12500000000n],
] as const)('%s in a block in %s is %s fen', (written, block, fen) => {
  expect(fenOf(written, block)).toBe(fen);
});

it.each([
  ['12.3456789', '万元'],
  ['0.001', undefined],
  ['约 500', '万元'],
  ['500-600', '万元'],
  ['500美元', undefined],
  ['', '元'],
] as const)('%s in a block in %s is no amount of whole fen', (written, block) => {
  expect(fenOf(written, block)).toBeUndefined();
});

it('says the same of an amount in any unit', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 16n }), fc.constantFrom(...moneyUnits), (fen, { name, decimals }) => {
      const written = fen.toString().padStart(decimals + 1, '0');
      const amount = `${written.slice(0, -decimals)}.${written.slice(-decimals)}`;
      expect(fenOf(amount, name)).toBe(fen);
      expect(fenOf(`${amount}${name}`, '元')).toBe(fen);
    }),
  );
});
