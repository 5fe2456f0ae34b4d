import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Scoring } from '../../../analytics/policy/scorings.ts';
import { suits } from '../../../analytics/policy/scorings.ts';
import { evaluate, type Given, policyWith } from './year.ts';

const about = { name: { zh: '办法', en: 'way' }, clause: '某地办法' };

/** One scoring of each form, none of which lowers the points of a better result. */
const scorings: readonly Scoring[] = [
  { ...about, code: 'plain', form: 'proportional' },
  { ...about, code: 'lines', form: 'proportional', zero_below: 0.5, full_from: 0.95 },
  { ...about, code: 'between', form: 'between', zero_at: 0.4, full_at: 0.9 },
  { ...about, code: 'linear', form: 'linear', zero_at: 1.5 },
  { ...about, code: 'ratio', form: 'ratio' },
  { ...about, code: 'symmetric', form: 'symmetric' },
  { ...about, code: 'unit', form: 'per_unit', unit: 2.5, of: 'value', points: 0.7, count: 'started' },
  { ...about, code: 'hundredth', form: 'per_unit', unit: 0.01, of: 'target', points: 0.3, count: 'whole' },
  {
    ...about,
    code: 'steps',
    form: 'steps',
    by: 'completion',
    steps: [
      { from: 0.8, below: 1, share: 0.7 },
      { from: 0.5, below: 0.8, share: 0.4 },
    ],
  },
  {
    ...about,
    code: 'short',
    form: 'steps',
    by: 'shortfall',
    steps: [
      { from: 0, below: 10, share: 0.8 },
      { from: 10, below: null, share: 0.2 },
    ],
  },
  { ...about, code: 'all', form: 'met_or_not' },
].map((scoring, index) => ({ ...(scoring as Scoring), name: { zh: `办法${index}`, en: `way ${index}` } }));

interface Row {
  readonly scoring: string;
  readonly direction: string;
  readonly target: number;
  readonly high: number;
  readonly actual: number;
  readonly weight: number;
}

const quantity = fc.integer({ min: 1, max: 400 }).map((value) => value / 2);
const drawn = fc
  .record({
    scoring: fc.constantFrom(...scorings),
    pick: fc.nat(),
    target: quantity,
    width: quantity,
    actual: fc.integer({ min: -20, max: 1200 }).map((value) => value / 4),
    weight: fc.constantFrom(5, 10, 12.5, 30),
  })
  .map(({ scoring, pick, target, width, actual, weight }): Row => {
    const directions = suits(scoring).filter((direction) => direction !== 'by');
    const direction = directions[pick % directions.length] ?? '>=';
    // What goes the other way for a steps scoring of ceilings would reward excess by its own steps.
    const upward = scoring.code === 'steps' && direction.startsWith('<') ? '>=' : direction;
    return { scoring: scoring.code, direction: upward, target, high: target + width, actual, weight };
  });

const rows = fc.sample(drawn, { numRuns: 1500, seed: 20261126 });

/** Each row, one with a slightly better result, and one in other units: all three times a thousand. */
const year = (kind: 'row' | 'better' | 'scaled') => {
  const times = kind === 'scaled' ? 1000 : 1;
  const betterOf = ({ direction, target, high, actual }: Row): number => {
    if (direction.startsWith('>')) return actual + 1.25;
    if (direction.startsWith('<')) return actual - 1.25;
    const edge = direction === 'range' ? Math.min(Math.max(actual, target), high) : target;
    return actual < edge ? Math.min(actual + 1.25, edge) : Math.max(actual - 1.25, edge);
  };
  return {
    monitoring_project: [{ project_code: 'P', budget_amount: 1, spent_amount: 1 }],
    staging_indicator: rows.map(
      (row, index): Given => ({
        project_code: 'P',
        indicator_code: String(index).padStart(5, '0'),
        level1: 'output',
        direction: row.direction,
        target_value: row.target * times,
        target_high: row.direction === 'range' ? row.high * times : null,
        weight: row.weight,
        scoring: row.scoring,
      }),
    ),
    staging_self_evaluation: rows.map(
      (row, index): Given => ({
        project_code: 'P',
        indicator_code: String(index).padStart(5, '0'),
        actual_value: (kind === 'better' ? betterOf(row) : row.actual) * times,
      }),
    ),
  };
};

const pointsOf = async (kind: 'row' | 'better' | 'scaled'): Promise<readonly number[]> => {
  const policy = policyWith({}, { scorings: [...scorings] });
  const { evaluation_indicator = [] } = await evaluate(year(kind), policy);
  return evaluation_indicator.filter((row) => row.indicator_code !== 'EXECUTION').map((row) => Number(row.points));
};

/** The rules once more, in floating point: good to a hundredth. */
const expected = (row: Row): number => {
  const { direction, target, high, weight } = row;
  const actual = Math.max(row.actual, 0);
  const [up, down] = [direction.startsWith('>'), direction.startsWith('<')];
  const edge = direction === 'range' && actual > high ? high : target;
  const short =
    direction === 'range'
      ? Math.max(target - actual, actual - high, 0)
      : up
        ? Math.max(target - actual, 0)
        : down
          ? Math.max(actual - target, 0)
          : Math.abs(actual - target);
  const ratio = actual / target;
  const shares: Readonly<Record<string, () => number>> = {
    plain: () => Math.min(ratio, 1),
    lines: () => (ratio >= 0.95 ? 1 : ratio < 0.5 ? 0 : ratio),
    between: () => Math.min(Math.max((ratio - 0.4) / 0.5, 0), 1),
    linear: () => (ratio <= 1 ? 1 : Math.max((1.5 - ratio) / 0.5, 0)),
    ratio: () => Math.min(1 / ratio, 1),
    symmetric: () => Math.max(1 - short / edge, 0),
    unit: () => Math.max(1 - (Math.ceil(short / 2.5) * 0.7) / weight, 0),
    hundredth: () => Math.max(1 - (Math.floor(Number(((short / target) * 100).toFixed(9))) * 0.3) / weight, 0),
    steps: () => (ratio >= 1 ? 1 : ratio >= 0.8 ? 0.7 : ratio >= 0.5 ? 0.4 : 0),
    short: () =>
      short > 0 || (direction === '>' && actual === target) || (direction === '<' && actual === target)
        ? short < 10
          ? 0.8
          : 0.2
        : 1,
    all: () => (short > 0 || ((direction === '>' || direction === '<') && actual === target) ? 0 : 1),
  };
  return weight * (shares[row.scoring]?.() ?? Number.NaN);
};

describe('fifteen hundred rows under scorings of every form', () => {
  let [plain, better, scaled]: readonly (readonly number[])[] = [[], [], []];
  beforeAll(async () => {
    [plain, better, scaled] = [await pointsOf('row'), await pointsOf('better'), await pointsOf('scaled')];
  });

  it('are each scored', () => {
    expect(plain).toHaveLength(rows.length);
    expect(new Set(rows.map(({ scoring }) => scoring)).size).toBe(scorings.length);
  });

  it('earn what the rules say', () => {
    const wrong = rows
      .map((row, index) => ({ ...row, points: plain?.[index] ?? 0, wanted: expected(row) }))
      .filter(({ points, wanted }) => !(Math.abs(points - wanted) <= 0.005001));
    expect(wrong).toEqual([]);
  });

  it('earn no less than nothing and no more than the weight', () => {
    expect(
      rows.filter(({ weight }, index) => !((plain?.[index] ?? -1) >= 0 && (plain?.[index] ?? 0) <= weight)),
    ).toEqual([]);
  });

  it('earn no less with a better result', () => {
    expect(rows.filter((_, index) => (better?.[index] ?? -1) < (plain?.[index] ?? 0))).toEqual([]);
  });

  it('earn the same in other units, where a unit is not part of the rule', () => {
    const bound = new Set(['unit', 'short']);
    expect(rows.filter(({ scoring }, index) => !bound.has(scoring) && scaled?.[index] !== plain?.[index])).toEqual([]);
  });
});
