import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Row } from '../../../analytics/core/ports/engine.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import { evaluate, type Given, policyWith } from './year.ts';

const funds = ['财政资金', '单位资金', '其他资金', '无处可归'];
const weights = [5.5, 2.25, 1];

const parts: Policy['execution_parts'] = weights.map((weight, index) => ({
  code: `part_${index}`,
  name: { zh: funds[index] ?? '', en: `part ${index}` },
  fund_source: funds[index] ?? '',
  weight,
  clause: '某地',
}));

/** Money of one fund in fen; none at all, or a budget and what was spent of it. */
const money = fc.option(fc.record({ budget: fc.nat({ max: 5000 }), spent: fc.nat({ max: 6000 }) }), { freq: 4 });

const projects = fc.sample(fc.tuple(money, money, money, money), { numRuns: 300, seed: 20261127 });

/** Every project, with `more` fen spent of the first fund where it has any. */
const year = (more: number) => {
  const rows = projects.flatMap((given, project) =>
    given.flatMap((each, fund): readonly Given[] =>
      each === null
        ? []
        : [
            {
              project_code: `P${String(project).padStart(4, '0')}`,
              period: '2025-12',
              fund_source: funds[fund] ?? '',
              adjusted_amount: each.budget / 100,
              spent_amount: (each.spent + (fund === 0 ? more : 0)) / 100,
            },
          ],
    ),
  );
  const codes = [...new Set(rows.map((row) => String(row.project_code)))];
  const total = (code: string, name: string): string =>
    rows
      .filter((row) => row.project_code === code)
      .reduce((sum, row) => sum + Number(row[name]), 0)
      .toFixed(2);
  return {
    monitoring_project: codes.map((code) => ({
      project_code: code,
      budget_amount: total(code, 'adjusted_amount'),
      spent_amount: total(code, 'spent_amount'),
    })),
    staging_execution: rows,
  };
};

type Scored = Readonly<Record<string, readonly Row[]>>;

const ways: readonly (readonly [string, Readonly<Record<string, string | number>>])[] = [
  ['in proportion', { execution_without_budget: 'full' }],
  ['by bands', { execution_scoring: 'banded', execution_without_budget: 'as_others' }],
  ['above a line, whole points', { execution_scoring: 'zero_below_line', rounding_decimals: 0 }],
];

describe.each(ways)('three hundred projects whose money is rated in parts, %s', (_, settings) => {
  let [plain, more]: readonly Scored[] = [{}, {}];
  beforeAll(async () => {
    const policy = policyWith(settings, { execution_parts: parts });
    [plain, more] = [await evaluate(year(0), policy), await evaluate(year(137), policy)];
  });

  const rowsOf = (scored: Scored | undefined): readonly Row[] => scored?.evaluation_indicator ?? [];

  it('have a row for each part, which weigh what execution does', () => {
    const all = plain?.evaluation_project ?? [];
    expect(all.length).toBeGreaterThan(250);
    expect(rowsOf(plain)).toHaveLength(all.length * parts.length);
    expect(all.filter(({ weight_total }) => Number(weight_total) !== 10)).toEqual([]);
  });

  it('earn no less than nothing and no more than the weight, to the rounding', () => {
    const half = settings.rounding_decimals === 0 ? 0.5 : 0.005;
    const outside = ({ points, weight }: Row): boolean =>
      !(Number(points) >= 0 && Number(points) <= Number(weight) + half);
    expect(rowsOf(plain).filter(outside)).toEqual([]);
  });

  it('earn no less for spending more', () => {
    const before = rowsOf(plain).map(({ points }) => Number(points));
    // Without a budget, what is spent is no longer nothing to execute.
    const budgeted = new Set(
      projects.flatMap(([first], index) => ((first?.budget ?? 0) > 0 ? [`P${String(index).padStart(4, '0')}`] : [])),
    );
    const fallen = rowsOf(more).filter(
      ({ points, project_code }, index) => budgeted.has(String(project_code)) && Number(points) < (before[index] ?? 0),
    );
    expect(budgeted.size).toBeGreaterThan(100);
    expect(fallen).toEqual([]);
  });

  it('add up to their project, and say which money is in no part', () => {
    for (const { project_code, raw_total, findings } of plain?.evaluation_project ?? []) {
      const own = rowsOf(plain).filter((row) => row.project_code === project_code);
      expect(own.reduce((sum, { points }) => sum + Number(points), 0).toFixed(2)).toBe(raw_total);
      const stray = projects[Number(String(project_code).slice(1))]?.[3];
      const outside = stray !== null && stray !== undefined && stray.budget + stray.spent > 0;
      expect(String(findings).includes('money_in_no_part')).toBe(outside);
    }
  });
});
