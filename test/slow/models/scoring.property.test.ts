import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../../analytics/core/ports/engine.ts';
import { evaluate, type Given, policyWith } from '../../analytics/evaluation/year.ts';

interface Asked {
  readonly direction: string;
  /** All three in millionths, as the lake keeps numbers. */
  readonly target: bigint;
  readonly actual: bigint;
  readonly weight: bigint;
}

type Fraction = readonly [part: bigint, whole: bigint];

const million = 1_000_000n;
const atLeastZero = (value: bigint): bigint => (value > 0n ? value : 0n);
const distance = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a);

/** The rules once more, in plain fractions: what share of its weight a row earns. */
const shareOf = (asked: Asked, formulas: Readonly<Record<string, string>>): Fraction => {
  const { direction, target } = asked;
  const actual = target > 0n ? atLeastZero(asked.actual) : asked.actual;
  const symmetric = direction === '=' && formulas.equal_formula === 'symmetric';
  const upward = direction === '>=' || direction === '>' || direction === '=';
  const met = {
    '>=': actual >= target,
    '>': actual > target,
    '<=': actual <= target,
    '<': actual < target,
    '=': symmetric ? actual === target : target === 0n ? actual <= 0n : actual >= target,
  }[direction];
  if (target === 0n || (target < 0n && !symmetric)) return met ? [1n, 1n] : [0n, 1n];
  if (symmetric) return [atLeastZero(distance(target, 0n) - distance(actual, target)), distance(target, 0n)];
  if (upward ? actual >= target : actual <= target) return [1n, 1n];
  if (!upward)
    return formulas.at_most_formula === 'ratio' ? [target, actual] : [atLeastZero(2n * target - actual), target];
  if (formulas.at_least_formula === 'pass_line') return [atLeastZero(actual * 10n - target * 6n), target * 4n];
  return [actual, target];
};

/** Rounds weight × share to two decimals; the answer in hundredths. */
const rounded = (weight: bigint, [part, whole]: Fraction, mode: string): bigint => {
  const top = weight * part * 100n;
  const bottom = whole * million;
  const [floor, rest] = [top / bottom, top % bottom];
  const up = 2n * rest > bottom || (2n * rest === bottom && (mode === 'half_up' || floor % 2n === 1n));
  return up ? floor + 1n : floor;
};

const written = (millionths: bigint): string => {
  const digits = distance(millionths, 0n).toString().padStart(7, '0');
  return `${millionths < 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
};

/** Many round numbers, so that ties and bounds are met often, and some that fill all places. */
const amount = fc.oneof(
  fc.integer({ min: -20, max: 2000 }).map((value) => BigInt(value) * million),
  fc.integer({ min: -2000, max: 200_000 }).map((value) => BigInt(value) * 10_000n),
  fc.bigInt({ min: -1_000_000n, max: 999_999_999_999_999_999n }),
);
const asked = fc.record({
  direction: fc.constantFrom('>=', '>', '<=', '<', '='),
  target: amount,
  actual: amount,
  weight: fc.oneof(
    fc.constantFrom(10n * million, 20n * million, 10_300_000n),
    fc.bigInt({ min: 1n, max: 100n * million }),
  ),
});
const most = 999_999_999_999_999_999n;
/** Results near their targets, where the formulas differ. */
const near = fc.tuple(asked, fc.integer({ min: 0, max: 260 })).map(([row, percent]): Asked => {
  const target = distance(row.target, 0n);
  const actual = (target * BigInt(percent)) / 100n;
  return { ...row, target, actual: actual > most ? most : actual };
});
/** Ten points over a thousand: every odd half is a tie at the third place. */
const tied = fc.record({ direction: fc.constantFrom('>=', '='), odd: fc.integer({ min: 0, max: 999 }) }).map(
  ({ direction, odd }): Asked => ({
    direction,
    target: 1000n * million,
    actual: BigInt(2 * odd + 1) * 500_000n,
    weight: 10n * million,
  }),
);

const rows = fc.sample(fc.oneof(asked, near, tied), { numRuns: 3000, seed: 20251231 });

const year = {
  monitoring_project: [{ project_code: 'P', budget_amount: 1, spent_amount: 1 }],
  staging_indicator: rows.map(
    (row, index): Given => ({
      project_code: 'P',
      indicator_code: `I${index}`,
      level1: 'output',
      direction: row.direction,
      target_value: written(row.target),
      weight: written(row.weight),
    }),
  ),
  staging_self_evaluation: rows.map(
    (row, index): Given => ({ project_code: 'P', indicator_code: `I${index}`, actual_value: written(row.actual) }),
  ),
};

const policies = [
  {
    rounding_mode: 'half_up',
    at_least_formula: 'proportional',
    at_most_formula: 'linear',
    equal_formula: 'as_at_least',
  },
  {
    rounding_mode: 'half_even',
    at_least_formula: 'proportional',
    at_most_formula: 'ratio',
    equal_formula: 'symmetric',
  },
  { rounding_mode: 'half_up', at_least_formula: 'pass_line', at_most_formula: 'ratio', equal_formula: 'as_at_least' },
];

const hundredths = (row: Row | undefined): bigint => BigInt(String(row?.points).replace('.', ''));

describe('three thousand rows', () => {
  it.each(policies)('score as the plain fractions say: %o', async (formulas) => {
    const { evaluation_indicator: scored = [] } = await evaluate(year, policyWith(formulas));
    const found = new Map(scored.map((row) => [row.indicator_code, hundredths(row)]));
    const wrong = rows.flatMap((row, index) => {
      const [expected, points] = [
        rounded(row.weight, shareOf(row, formulas), formulas.rounding_mode),
        found.get(`I${index}`),
      ];
      return points === expected ? [] : [{ ...row, expected, points }];
    });
    expect(wrong).toEqual([]);
  });

  it('hold ties for both modes to differ on', () => {
    const share = (row: Asked): Fraction =>
      shareOf(row, { at_least_formula: 'proportional', at_most_formula: 'linear', equal_formula: 'as_at_least' });
    const differ = rows.filter(
      (row) => rounded(row.weight, share(row), 'half_up') !== rounded(row.weight, share(row), 'half_even'),
    );
    expect(differ.length).toBeGreaterThan(100);
  });
});

interface Judgement {
  readonly tier: string | null;
  /** Millionths of the weight. */
  readonly share: bigint | null;
  /** Millionths of a point. */
  readonly points: bigint | null;
  readonly weight: bigint;
}

/** Low and high end and own share of each tier, in hundredths, as the default policy has them. */
const tierOf: Readonly<Record<string, readonly [low: bigint, high: bigint, own: bigint]>> = {
  met: [80n, 101n, 100n],
  partly: [60n, 80n, 70n],
  unmet: [0n, 60n, 30n],
};

const less = ([a, b]: Fraction, [c, d]: Fraction): boolean => a * d < c * b;

/** The judgement once more: what is picked counts, but where its tier says less, the tier's own share does. */
const judgedShare = ({ tier, share, points, weight }: Judgement): Fraction => {
  const [low, high, own] = tierOf[tier ?? ''] ?? [0n, 101n, 0n];
  if (share === null && (points === null || points > weight)) return [own, 100n];
  const picked: Fraction = share === null ? [points ?? 0n, weight] : [share, million];
  const isWithin = !less(picked, [low, 100n]) && less(picked, [high, 100n]);
  return !isWithin && less([own, 100n], picked) ? [own, 100n] : picked;
};

const judgement = fc.record({
  tier: fc.constantFrom('met', 'partly', 'unmet', null),
  share: fc.option(
    fc.oneof(
      fc.integer({ min: 0, max: 100 }).map((percent) => BigInt(percent) * 10_000n),
      fc.bigInt({ min: 0n, max: million }),
    ),
  ),
  points: fc.option(
    fc.oneof(
      fc.integer({ min: 0, max: 44 }).map((halves) => BigInt(halves) * 500_000n),
      fc.bigInt({ min: 0n, max: 22n * million }),
    ),
  ),
  weight: fc.constantFrom(10n * million, 20n * million, 10_300_000n),
});

describe('judged rows', () => {
  const judged = fc.sample(judgement, { numRuns: 1500, seed: 7 });
  const code = (index: number): string => `J${index}`;
  const given: Readonly<Record<string, readonly Given[]>> = {
    monitoring_project: year.monitoring_project,
    staging_indicator: judged.map((row, index) => ({
      project_code: 'P',
      indicator_code: code(index),
      level1: 'benefit',
      direction: 'qualitative',
      weight: written(row.weight),
    })),
    staging_self_evaluation: judged.map((row, index) => ({
      project_code: 'P',
      indicator_code: code(index),
      tier: row.tier,
      tier_share: row.share === null ? null : written(row.share),
      declared_points: row.points === null ? null : written(row.points),
    })),
  };

  it('score what the judgement says, and never more than its share, its points or its tier', async () => {
    const { evaluation_indicator: scored = [] } = await evaluate(given);
    const found = new Map(scored.map((row) => [row.indicator_code, hundredths(row)]));
    const wrong = judged.flatMap((row, index) => {
      const points = found.get(code(index)) ?? -1n;
      const most =
        row.share ?? (row.points !== null && row.points <= row.weight ? (row.points * million) / row.weight : million);
      const top = rounded(row.weight, [most + 1n, million], 'half_up');
      const ceiling = rounded(row.weight, [tierOf[row.tier ?? 'met']?.[1] ?? 0n, 100n], 'half_up');
      const expected = rounded(row.weight, judgedShare(row), 'half_up');
      return points === expected && points <= top && points <= ceiling ? [] : [{ ...row, expected, points }];
    });
    expect(wrong).toEqual([]);
  });
});

describe('a better result', () => {
  const steps = Array.from({ length: 301 }, (_, index) => index);
  const ladder = (direction: string): readonly Given[] =>
    steps.map((step) => ({
      project_code: 'P',
      indicator_code: `${direction}${String(step).padStart(3, '0')}`,
      level1: 'output',
      direction,
      target_value: 100,
      weight: 13.7,
    }));

  it.each<Readonly<Record<string, string | number>>>([
    {},
    { at_least_formula: 'pass_line', at_most_formula: 'ratio' },
    { rounding_decimals: 0, rounding_mode: 'half_even' },
  ])('never earns less: %o', async (settings) => {
    const { evaluation_indicator: scored = [] } = await evaluate(
      {
        monitoring_project: year.monitoring_project,
        staging_indicator: [...ladder('>='), ...ladder('<=')],
        staging_self_evaluation: [...ladder('>='), ...ladder('<=')].map((row, index) => ({
          project_code: 'P',
          indicator_code: row.indicator_code ?? '',
          actual_value: index % steps.length,
        })),
      },
      policyWith(settings),
    );
    const points = (direction: string): readonly number[] =>
      scored.filter((row) => String(row.indicator_code).startsWith(direction)).map((row) => Number(row.points));
    expect(points('>=')).toEqual(points('>=').toSorted((a, b) => a - b));
    expect(points('<=')).toEqual(points('<=').toSorted((a, b) => b - a));
    expect([points('>=')[0], points('>=')[300], points('<=')[0]]).toEqual([
      0,
      settings.rounding_decimals === 0 ? 14 : 13.7,
      settings.rounding_decimals === 0 ? 14 : 13.7,
    ]);
  });
});
