import fc from 'fast-check';
import { expect, it } from 'vitest';
import { execution } from '../../../../analytics/contracts/datasets/execution.ts';
import type { Heading } from '../../../../analytics/intake/recognise/header.ts';
import { partsOfYuan } from '../../../../analytics/intake/recognise/plain-amount.ts';
import { differingTotals, moneyColumns } from '../../../../analytics/intake/recognise/total-rows.ts';

const field = execution.fields.find(({ name }) => name === 'spent_amount');
const heading = {
  dataset: execution,
  columns: field ? [{ index: 0, header: '执行数', field, unit: null }] : [],
} as unknown as Heading;

const [column] = moneyColumns(heading);
if (!column) throw new TypeError('no column of money');

interface Drawn {
  /** Amounts of the rows of each stretch, in yuan. */
  readonly amounts: readonly (readonly number[])[];
  /** In fen, as sums are rounded. */
  readonly stated: readonly number[];
}

const found = ({ amounts, stated }: Drawn): readonly number[] => {
  const stretches = amounts.map((rows) => ({
    rows: rows.length,
    sum: BigInt(rows.reduce((sum, amount) => sum + amount, 0)) * partsOfYuan,
  }));
  const totals = stated.map((amount, index) => ({ row: index, cells: [(amount / 100).toFixed(2)] }));
  return differingTotals('', heading, column, stretches, totals).flatMap(({ place }) => place.row ?? []);
};

/** Every span of rows that ends or begins at a total, up to an end of the table or another total. */
const tried = ({ amounts, stated }: Drawn): readonly number[] => {
  const rows = amounts.flat();
  if (rows.length === 0) return [];
  const places = amounts.map((_, index) => amounts.slice(0, index + 1).flat().length);
  return stated.flatMap((amount, index) => {
    const place = places[index] ?? 0;
    const fits = [0, ...places].some((end) => {
      const span = rows.slice(Math.min(place, end), Math.max(place, end));
      return end !== place && 2 * Math.abs(span.reduce((sum, each) => sum + 100 * each, 0) - amount) <= rows.length + 1;
    });
    return fits ? [] : [index];
  });
};

const stated = fc
  .tuple(fc.integer({ min: -4, max: 15 }), fc.integer({ min: -12, max: 12 }))
  .map(([yuan, fen]) => 100 * yuan + fen);

const drawn = fc.integer({ min: 1, max: 7 }).chain((totals) =>
  fc.record({
    amounts: fc.array(fc.array(fc.integer({ min: -3, max: 6 }), { maxLength: 3 }), {
      minLength: totals + 1,
      maxLength: totals + 1,
    }),
    stated: fc.array(stated, { minLength: totals, maxLength: totals }),
  }),
);

it('tells of the totals that are the sum of no span of rows beside them, as if each span were tried', () => {
  fc.assert(
    fc.property(drawn, (table) => {
      expect(found(table)).toEqual(tried(table));
    }),
    { numRuns: 2000 },
  );
});
