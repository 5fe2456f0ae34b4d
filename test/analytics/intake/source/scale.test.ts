import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Session } from '../../../../analytics/core/ports/engine.ts';
import { duckdbEngine } from '../../../../functions/adapters/duckdb.ts';
import { apply, described } from './sheet.ts';

let session: Session;
beforeAll(async () => {
  session = await duckdbEngine({ threads: 1 }).open([]);
});
afterAll(() => session.close());

const scaled = async (amounts: readonly string[], field: Record<string, unknown>) => {
  const written = described({
    columns: { code: 'Code', amount: 'Amount' },
    tables: [{ dataset: 'project', fields: { project_code: 'code', initial_amount: { from: 'amount', ...field } } }],
  });
  const rows = [['Code', 'Amount'], ...amounts.map((amount) => ['1', amount])];
  return (await apply(session, written, rows)).tables[0]?.rows.map((row) => row.initial_amount);
};

it.each([
  ['1000', '12.34', '12340'],
  ['0.01', '12345', '123.45'],
  ['100000000', '1.23456789', '123456789'],
  ['0.000001', '1', '0.000001'],
  ['0.3', '0.1', '0.03'],
  ['9999999999', '999999999999999999', '9999999998999999990000000001'],
])('× %s: %s is %s', async (scale, amount, expected) => {
  expect(await scaled([amount], { scale })).toEqual([expected]);
});

it.each([
  [{ scale: '1000' }, '1234567890123456789', '1234567890123456789 × 1000'],
  [{ round: 6 }, '1234567890123456789', '1234567890123456789 ≈'],
  [{ scale: '9999999999', round: 6 }, '999999999999999999', '999999999999999999 × 9999999999 ≈'],
  [{ scale: '1000' }, '1,234', '1,234 × 1000'],
  [{ scale: '1000' }, 'soon', 'soon'],
])('what can’t be calculated does not pass for a result (%j)', async (field, amount, expected) => {
  expect(await scaled([amount], field)).toEqual([expected]);
});

it('is exact for every amount and scale', async () => {
  const decimal = (digits: number, after: number) =>
    fc
      .tuple(fc.bigInt({ min: 1n, max: 10n ** BigInt(digits) - 1n }), fc.integer({ min: 0, max: after }))
      .map(([number, places]) => ({ number, places }));
  const written = ({ number, places }: { number: bigint; places: number }): string => {
    const digits = String(number).padStart(places + 1, '0');
    return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  };
  const plain = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
  await fc.assert(
    fc.asyncProperty(
      fc.array(decimal(16, 6), { minLength: 1, maxLength: 20 }),
      decimal(6, 4),
      async (amounts, scale) => {
        const expected = amounts.map((amount) =>
          plain(written({ number: amount.number * scale.number, places: amount.places + scale.places })),
        );
        expect(await scaled(amounts.map(written), { scale: written(scale) })).toEqual(expected);
      },
    ),
    { numRuns: 8 },
  );
});
