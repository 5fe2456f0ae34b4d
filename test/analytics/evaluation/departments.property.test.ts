import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Policy } from '../../../analytics/policy/schema.ts';
import { evaluate, type Given, policyWith } from './year.ts';

const words = { zh: '某', en: 'some' };
const clause = '某地办法';

const scheme: Policy['department_schemes'][number] = {
  code: 'whole',
  name: words,
  about: words,
  for: [{}],
  levels: [
    { level1: 'input', weight: 35 },
    { level1: 'process', weight: 15 },
    { level1: 'output', weight: 50 },
  ],
  computed: (
    [
      ['least', 'ratio', '>=', 0.9, 12.5],
      ['most', 'ratio', '<=', 1, 12.5],
      ['change', 'change', '<=', 0.1, 10],
    ] as const
  ).map(([code, formula, direction, target, weight]) => ({
    code,
    name: words,
    level1: 'input',
    numerator: 'budget_done',
    denominator: 'budget_total',
    formula,
    direction,
    target,
    weight,
    clause,
  })),
  judged: [{ code: 'rules', name: words, level1: 'process', weight: 15, asks: words, clause }],
  clause,
};

interface Department {
  readonly done: number | null;
  readonly total: number | null;
  readonly share: number | null;
  readonly rows: readonly { readonly level1: string; readonly weight: number; readonly actual: number | null }[];
}

const fen = fc.integer({ min: 0, max: 40_000 }).map((amount) => amount / 100);
const drawn: fc.Arbitrary<Department> = fc.record({
  done: fc.option(fen),
  total: fc.option(fen),
  share: fc.option(fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100)),
  rows: fc.array(
    fc.record({
      level1: fc.constantFrom('output', 'output', 'output', 'effect'),
      weight: fc.constantFrom(7, 12.5, 20, 30),
      actual: fc.option(fc.integer({ min: -10, max: 150 })),
    }),
    { maxLength: 5 },
  ),
});

const departments = fc.sample(drawn, { numRuns: 400, seed: 20261127 });
const codeOf = (index: number): string => String(index).padStart(4, '0');

type Kind = 'drawn' | 'better' | 'scaled' | 'fewer';

/**
 * The departments as they are drawn, with better results, in units a hundred times smaller, or with a row less each.
 */
const year = (kind: Kind): Readonly<Record<string, readonly Given[]>> => {
  const times = kind === 'scaled' ? 100 : 1;
  const each = departments.flatMap((department, index) => {
    const rows = kind === 'fewer' ? department.rows.slice(1) : department.rows;
    return [{ ...department, rows, department_code: codeOf(index) }];
  });
  return {
    staging_department_fact: each.flatMap(({ department_code, done, total }) =>
      [
        { fact_code: 'budget_done', fact_value: done },
        { fact_code: 'budget_total', fact_value: total },
      ].flatMap(({ fact_code, fact_value }) =>
        fact_value === null
          ? []
          : [{ department_code, fact_code, fact_value: Number((fact_value * times).toFixed(2)) }],
      ),
    ),
    staging_department_indicator: each.flatMap(({ department_code, rows }) => [
      { department_code, indicator_code: 'rules', level1: 'process', direction: 'qualitative', weight: 15 },
      ...rows.map(({ level1, weight }, row) => ({
        department_code,
        indicator_code: `R${row}`,
        level1,
        direction: '>=',
        target_value: 100,
        weight,
      })),
    ]),
    staging_department_evaluation: each.flatMap(({ department_code, share, rows }) => [
      { department_code, indicator_code: 'rules', tier_share: share },
      ...rows.map(({ actual }, row) => ({
        department_code,
        indicator_code: `R${row}`,
        actual_value: actual === null ? null : actual + (kind === 'better' ? 7 : 0),
      })),
    ]),
  };
};

const policy = policyWith({}, { department_schemes: [scheme] });
const parts = async (kind: Kind) => {
  const { evaluation_framework = [], evaluation_department = [] } = await evaluate(year(kind), policy);
  return {
    rows: evaluation_framework,
    parts: new Map(evaluation_department.map((row) => [String(row.department_code), Number(row.framework_part)])),
  };
};

describe('whole departments', () => {
  let found: Readonly<Record<Kind, Awaited<ReturnType<typeof parts>>>>;
  beforeAll(async () => {
    found = {
      drawn: await parts('drawn'),
      better: await parts('better'),
      scaled: await parts('scaled'),
      fewer: await parts('fewer'),
    };
  });

  it('earn from 0 to the weight on every row, and their rows weigh 100', () => {
    const outside = found.drawn.rows.filter(
      ({ points, weight }) => points !== null && (Number(points) < 0 || Number(points) > Number(weight) + 0.005),
    );
    expect(outside).toEqual([]);
    const weights = new Map<string, number>();
    for (const { department_code, weight } of found.drawn.rows)
      weights.set(String(department_code), (weights.get(String(department_code)) ?? 0) + Number(weight));
    expect(weights.size).toBe(departments.length);
    // Shared weights have six decimals.
    for (const [code, sum] of weights) expect({ code, sum }).toEqual({ code, sum: expect.closeTo(100, 4) });
  });

  it('have for their part what the rows shown come to', () => {
    for (const [code, part] of found.drawn.parts) {
      const rows = found.drawn.rows.filter(
        ({ department_code, points }) => department_code === code && points !== null,
      );
      const [points, weight] = [
        rows.reduce((all, row) => all + Number(row.points), 0),
        rows.reduce((all, row) => all + Number(row.weight), 0),
      ];
      // At most 100, and to the hundredth; shared weights are shown to the millionth.
      expect(Math.abs(part - Math.min((100 * points) / weight, 100)), code).toBeLessThan(0.00501);
      expect(part, code).toBeLessThanOrEqual(100);
    }
  });

  it('never lose by a better result', () => {
    const worse = [...found.better.parts].filter(([code, part]) => part < (found.drawn.parts.get(code) ?? 0));
    expect(worse).toEqual([]);
  });

  it('are the same in any unit of money', () => {
    expect([...found.scaled.parts]).toEqual([...found.drawn.parts]);
  });

  it('gain nothing by leaving the only row of a level out', () => {
    const only = departments.flatMap(({ rows }, index) =>
      rows.length > 0 && rows.filter(({ level1 }) => level1 === 'output').length === 1 && rows[0]?.level1 === 'output'
        ? [codeOf(index)]
        : [],
    );
    expect(only.length).toBeGreaterThan(20);
    const better = only.filter((code) => (found.fewer.parts.get(code) ?? 0) > (found.drawn.parts.get(code) ?? 0));
    expect(better).toEqual([]);
  });
});
