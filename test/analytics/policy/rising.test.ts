import fc from 'fast-check';
import { expect, it } from 'vitest';
import { text } from '../../../analytics/core/language/text.ts';
import { neverFalls, neverRises } from '../../../analytics/policy/rising.ts';

const rate = text('执行率', 'rate');

/** Steps in thousandths of a rate that lie apart, as the bands and caps of a policy must, with gaps among them. */
const steps = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 0, max: 1300 }), { minLength: 2, maxLength: 8 }),
    fc.infiniteStream(fc.nat(5)),
  )
  .map(([edges, gives]) => {
    const up = edges.toSorted((a, b) => a - b);
    return up.slice(1).flatMap((below, place) => {
      const points = gives.next().value;
      return points === 5 ? [] : [{ from: (up[place] ?? 0) / 1000, below: below / 1000, gives: points }];
    });
  });

it.each([0, 5])('accepts exactly what nowhere gives less for more, with %i between the steps', (otherwise) => {
  fc.assert(
    fc.property(steps, (list) => {
      const at = (rate: number): number =>
        list.find(({ from, below }) => from <= rate && rate < below)?.gives ?? otherwise;
      const falls = Array.from({ length: 1000 }, (_, place) => at((place + 1) / 1000) < at(place / 1000));
      const found = neverFalls('list', list, { of: rate, otherwise, last: 1 });
      expect(found.some(Boolean)).toBe(falls.includes(true));
    }),
  );
});

it('names the step that gives less, or the list where a gap does', () => {
  const list = [
    { from: 0.9, below: 1, gives: 1 },
    { from: 0.5, below: 0.9, gives: 3 },
  ];
  expect(
    neverFalls('bands', list, { of: rate, otherwise: 0, last: 1 }).filter((found) => found !== false),
  ).toMatchObject([{ path: 'bands.0' }, { path: 'bands' }]);
});

it('accepts exactly what nowhere gives more for missing by more', () => {
  fc.assert(
    fc.property(
      steps.filter((list) => list.length > 0),
      (list) => {
        const at = (short: number): number =>
          list.find(({ from, below }) => from <= short && short < below)?.gives ?? 0;
        const first = Math.min(...list.map(({ from }) => from));
        const rises = Array.from({ length: 1400 }, (_, place) => place).filter(
          (place) => place / 1000 >= first && at((place + 1) / 1000) > at(place / 1000),
        );
        expect(neverRises('list', list).some(Boolean)).toBe(rises.length > 0);
      },
    ),
  );
});
