import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { random } from '../../../functions/sample/random.ts';

const draws = (seed: string, count: number): number[] => {
  const draw = random(seed);
  return Array.from({ length: count }, draw.next);
};

describe('random', () => {
  test('the same seed draws the same numbers, another seed others', () => {
    expect(draws('a', 20)).toEqual(draws('a', 20));
    expect(draws('a', 20)).not.toEqual(draws('b', 20));
  });

  test('numbers lie in [0, 1) and spread evenly', () => {
    const values = draws('spread', 20_000);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    const tenths = Array.from(
      { length: 10 },
      (_, tenth) => values.filter((value) => Math.floor(value * 10) === tenth).length,
    );
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });

  test('a fork does not shift the stream it comes from', () => {
    const [plain, forked] = [random('x'), random('x')];
    forked.fork('side').next();
    expect(forked.next()).toBe(plain.next());
  });

  test('forks of different labels differ', () => {
    expect(random('x').fork('a').next()).not.toBe(random('x').fork('b').next());
  });

  test('int keeps both ends', () => {
    const draw = random('dice');
    const seen = new Set(Array.from({ length: 500 }, () => draw.int(1, 6)));
    expect([...seen].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('shuffle keeps every item once', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.integer()), (seed, items) => {
        const shuffled = random(seed).shuffle(items);
        expect([...shuffled].sort()).toEqual([...items].sort());
      }),
    );
  });

  test('picking from nothing is an error', () => {
    expect(() => random('x').pick([])).toThrow(RangeError);
  });

  test('chance 0 never, chance 1 always', () => {
    const draw = random('chance');
    for (let turn = 0; turn < 200; turn++) {
      expect(draw.chance(0)).toBe(false);
      expect(draw.chance(1)).toBe(true);
    }
  });
});
