import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../../analytics/core/ports/engine.ts';
import { evaluate, type Given } from '../evaluation/year.ts';

/**
 * One fund of one project: what it has this year, and what each request that continues it asks for, then asks for more.
 */
interface Fund {
  readonly budgetFen: bigint | null;
  readonly asked: readonly { readonly fen: bigint; readonly moreFen: bigint }[];
}

const fen = fc.oneof(fc.bigInt({ min: 0n, max: 2_000n }), fc.bigInt({ min: 0n, max: 999_999_999_999n }));
const fund = fc.record({
  budgetFen: fc.option(fc.oneof(fen, fc.bigInt({ min: -50n, max: 0n })), { freq: 6 }),
  asked: fc.array(fc.record({ fen, moreFen: fc.oneof(fc.constant(0n), fen) }), { maxLength: 4 }),
});
const projects: readonly (readonly Fund[])[] = fc.sample(fc.array(fund, { minLength: 1, maxLength: 4 }), {
  numRuns: 400,
  seed: 20261231,
});

const yuan = (value: bigint): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const funds = projects.flatMap((each, at) =>
  each.map((one, index) => ({ ...one, project_code: `P${at}`, fund_source: `F${index}` })),
);

const basesOf = async (asks: (ask: Fund['asked'][number]) => bigint): Promise<readonly Row[]> => {
  const given: Readonly<Record<string, readonly Given[]>> = {
    monitoring_project: projects.map((_, at) => ({ project_code: `P${at}` })),
    monitoring_fund: funds.flatMap(({ project_code, fund_source, budgetFen }) =>
      budgetFen === null ? [] : [{ project_code, fund_source, budget_amount: yuan(budgetFen) }],
    ),
    staging_request: funds.flatMap(({ project_code, fund_source, asked }) =>
      asked.map((ask, index) => ({
        project_code: `${project_code}-${index}`,
        previous_project_code: project_code,
        fund_source,
        requested_amount: yuan(asks(ask)),
      })),
    ),
  };
  return (await evaluate(given)).allocation_range ?? [];
};

describe('the base of a request', async () => {
  const rows = await basesOf(({ fen }) => fen);
  const basesIn = (project: string, source: string): readonly (bigint | null)[] =>
    rows
      .filter((row) => row.previous_project_code === project && row.fund_source === source)
      .map(({ base_amount }) => (base_amount === null ? null : BigInt(String(base_amount).replace('.', ''))));

  it('is moved by nothing that is asked for', async () => {
    const bases = (found: readonly Row[]) =>
      found.map((row) => [row.project_code, row.fund_source, row.base_amount, row.rule, row.findings]);
    expect(bases(await basesOf(({ fen, moreFen }) => fen + moreFen))).toEqual(bases(rows));
  });

  it('is an equal part of what its own fund has, to the fen, and nothing where that has nothing', () => {
    const wrong = funds.filter(({ project_code, fund_source, budgetFen, asked }) => {
      const have = budgetFen !== null && budgetFen > 0n ? budgetFen : null;
      const count = BigInt(asked.length);
      const parts = asked.map((_, index) => have && have / count + (BigInt(index) < have % count ? 1n : 0n));
      return JSON.stringify(basesIn(project_code, fund_source).map(String)) !== JSON.stringify(parts.map(String));
    });
    expect(wrong).toEqual([]);
  });

  it('is the most that any line of a project that was not evaluated may get, in all its funds', () => {
    const fenOf = (amount: unknown): bigint => BigInt(String(amount ?? '0.00').replace('.', ''));
    expect(new Set(rows.map(({ rule }) => rule))).toEqual(new Set(['not_evaluated']));
    expect(rows.filter((row) => fenOf(row.high_amount) > fenOf(row.base_amount))).toEqual([]);
    expect(rows.filter((row) => row.base_amount === null && fenOf(row.requested_amount) > 0n).length).toBeGreaterThan(
      50,
    );
  });

  it('is looked at where funds are shared, lost and without a budget', () => {
    expect(funds.filter(({ asked }) => asked.length > 1).length).toBeGreaterThan(100);
    expect(funds.filter(({ asked }) => asked.length === 0).length).toBeGreaterThan(100);
    expect(funds.filter(({ budgetFen, asked }) => budgetFen === null && asked.length > 0).length).toBeGreaterThan(50);
  });
});
