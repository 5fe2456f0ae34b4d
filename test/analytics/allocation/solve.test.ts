import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Claim, EnvelopeTooSmallError, solve } from '../../../analytics/allocation/solve.ts';
import { sumFen } from '../../../analytics/core/money.ts';

const claim = (id: string, lowFen: bigint, highFen: bigint, weight = 1n): Claim => ({ id, lowFen, highFen, weight });

const outcome = (claims: readonly Claim[], envelope: bigint): readonly bigint[] => {
  const { allocated, reserveFen } = solve(claims, envelope);
  return [...claims.map(({ id }) => allocated.get(id) ?? -1n), reserveFen];
};

describe('solve', () => {
  it.each<[string, readonly Claim[], bigint, readonly bigint[]]>([
    ['nobody asks: all is reserve', [], 50n, [50n]],
    ['the lows use the envelope up', [claim('a', 10n, 20n), claim('b', 5n, 9n)], 15n, [10n, 5n, 0n]],
    ['like claims share alike', [claim('a', 0n, 100n), claim('b', 0n, 100n)], 60n, [30n, 30n, 0n]],
    ['a wider range takes more', [claim('a', 0n, 100n), claim('b', 0n, 200n)], 60n, [20n, 40n, 0n]],
    ['a heavier claim fills faster', [claim('a', 0n, 100n, 3n), claim('b', 0n, 100n, 1n)], 40n, [30n, 10n, 0n]],
    [
      'a full claim leaves the rest to the others',
      [claim('a', 0n, 100n, 9n), claim('b', 0n, 100n, 1n)],
      150n,
      [100n, 50n, 0n],
    ],
    ['the odd fen goes to the largest remainder', [claim('a', 0n, 10n), claim('b', 0n, 20n)], 10n, [3n, 7n, 0n]],
    ['like remainders go by weight, then by name', [claim('b', 0n, 10n), claim('a', 0n, 10n)], 5n, [2n, 3n, 0n]],
    ['what no range can take is reserve', [claim('a', 1n, 10n), claim('b', 2n, 3n)], 20n, [10n, 3n, 7n]],
    ['a point is a range', [claim('a', 7n, 7n), claim('b', 0n, 5n)], 10n, [7n, 3n, 0n]],
    ['exactly the highs', [claim('a', 0n, 5n), claim('b', 0n, 5n, 2n)], 10n, [5n, 5n, 0n]],
  ])('%s', (_, claims, envelope, expected) => expect(outcome(claims, envelope)).toEqual(expected));

  it('says how much an envelope below the lower limits is short', () => {
    const small = () => solve([claim('a', 1000n, 2000n), claim('b', 550n, 600n)], 1200n);
    expect(small).toThrow(EnvelopeTooSmallError);
    expect(small).toThrow(
      expect.objectContaining({ envelopeAmount: '12.00', minimumAmount: '15.50', shortfallAmount: '3.50' }),
    );
  });
});

const fen = fc.bigInt({ min: 0n, max: 10_000_000_000n });
const weight = fc.bigInt({ min: 1n, max: 80_000n });
const claims = fc
  .array(fc.record({ lowFen: fen, room: fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 50n }), fen), weight }), {
    maxLength: 40,
  })
  .map((rows) =>
    rows.map(
      ({ lowFen, room, weight: pull }, index): Claim => ({
        id: `P${index}`,
        lowFen,
        highFen: lowFen + room,
        weight: pull,
      }),
    ),
  );
/** Claims with an envelope that pays the lows and anything up to a bit beyond the highs. */
const problem = claims.chain((asked) => {
  const low = sumFen(asked.map(({ lowFen }) => lowFen));
  const high = sumFen(asked.map(({ highFen }) => highFen));
  return fc.record({ asked: fc.constant(asked), envelope: fc.bigInt({ min: low, max: high + 1000n }) });
});

describe('every solution', () => {
  it('adds up to the envelope, inside the ranges, with a reserve only when all are full', () => {
    fc.assert(
      fc.property(problem, ({ asked, envelope }) => {
        const { allocated, reserveFen } = solve(asked, envelope);
        expect(sumFen(allocated.values()) + reserveFen).toBe(envelope);
        for (const { id, lowFen, highFen } of asked) {
          const got = allocated.get(id) ?? -1n;
          expect(got >= lowFen && got <= highFen).toBe(true);
          if (reserveFen > 0n) expect(got).toBe(highFen);
        }
      }),
    );
  });

  it('does not depend on the order of the claims', () => {
    fc.assert(
      fc.property(
        problem.chain(({ asked, envelope }) =>
          fc.record({
            asked: fc.constant(asked),
            envelope: fc.constant(envelope),
            turned: fc.shuffledSubarray([...asked], { minLength: asked.length }),
          }),
        ),
        ({ asked, envelope, turned }) => {
          expect(new Map([...solve(turned, envelope).allocated].sort())).toEqual(
            new Map([...solve(asked, envelope).allocated].sort()),
          );
        },
      ),
    );
  });

  it('gives nobody less when there is more, but for the one fen of rounding', () => {
    fc.assert(
      fc.property(problem, fen, ({ asked, envelope }, more) => {
        const before = solve(asked, envelope).allocated;
        const after = solve(asked, envelope + more).allocated;
        for (const { id } of asked) expect((after.get(id) ?? 0n) >= (before.get(id) ?? 0n) - 1n).toBe(true);
      }),
    );
  });

  it('fills the heavier of two equal ranges at least as far', () => {
    fc.assert(
      fc.property(
        problem,
        fen,
        weight,
        weight,
        fc.bigInt({ min: 0n, max: 1_000_000n }),
        ({ asked, envelope }, room, one, other, extra) => {
          const [light, heavy] = one < other ? [one, other] : [other, one];
          const pair = [claim('light', 0n, room, light), claim('heavy', 0n, room, heavy)];
          const { allocated } = solve([...asked, ...pair], envelope + extra);
          expect((allocated.get('heavy') ?? 0n) >= (allocated.get('light') ?? 0n)).toBe(true);
        },
      ),
    );
  });

  it('takes under a second for 10,000 lines', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => {
      const low = BigInt((index * 7919) % 1_000_000) * 100n;
      return claim(
        `P${index}`,
        low,
        low + BigInt((index * 104_729) % 5_000_000) * 100n + 1n,
        BigInt(1 + (index % 4)) * BigInt(10_000 + (index % 10_000)),
      );
    });
    const low = sumFen(many.map(({ lowFen }) => lowFen));
    const high = sumFen(many.map(({ highFen }) => highFen));
    const started = performance.now();
    const { allocated, reserveFen } = solve(many, (low + high) / 2n);
    expect(performance.now() - started).toBeLessThan(1000);
    expect(sumFen(allocated.values()) + reserveFen).toBe((low + high) / 2n);
  });
});
