import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Session } from '../../../../analytics/core/ports/engine.ts';
import { duckdbEngine } from '../../../../functions/adapters/duckdb.ts';
import { apply, described } from './sheet.ts';

let session: Session;
beforeAll(async () => {
  session = await duckdbEngine({ threads: 1 }).open([]);
});
afterAll(() => session.close());

const read = async (
  fiscal_year: Record<string, unknown>,
  rows: readonly [string, string][],
  per_period: string[] = [],
) => {
  const written = described(
    {
      columns: { month: 'Month', amount: 'Amount' },
      tables: [
        {
          dataset: 'execution',
          fields: {
            fiscal_year: { from: 'month', fiscal: 'year' },
            period: { from: 'month', fiscal: 'period' },
            project_code: { constant: 'P' },
            spent_amount: 'amount',
          },
          per_period,
        },
      ],
    },
    { fiscal_year },
  );
  const applied = await apply(session, written, [['Month', 'Amount'], ...rows.map((row) => [...row])]);
  return applied.tables[0]?.rows.map((row) => `${row.fiscal_year} ${row.period} ${row.spent_amount}`);
};

it.each([
  [{ starts: 4 }, '2024-04', '2024 2024-01'],
  [{ starts: 4 }, '2025-03', '2024 2024-12'],
  [{ starts: 4, named_after: 'end' }, '2024-04', '2025 2025-01'],
  [{ starts: 4, named_after: 'end' }, '2025-03', '2025 2025-12'],
  [{ starts: 7 }, '2024-12-31', '2024 2024-06'],
  [{ starts: 12 }, '2024-11', '2023 2023-12'],
  [{ starts: 1 }, '2024-05', '2024 2024-05'],
  [{ starts: 1, named_after: 'end' }, '2024-05', '2024 2024-05'],
  [{ starts: 10 }, '2024年9月', '2023 2023-12'],
  [{ starts: 10 }, '202410', '2024 2024-01'],
])('with %j, %s is %s', async (rule, month, expected) => {
  expect(await read(rule, [[month, '1']])).toEqual([`${expected} 1`]);
});

it('does not let what is no month pass for one', async () => {
  expect(
    await read({ starts: 4 }, [
      ['2024-13', '1'],
      ['1-6月', '2'],
    ]),
  ).toEqual(['2024-13 ? 2024-13 ? 1', '1-6月 ? 1-6月 ? 2']);
});

it('adds up each of several years by itself, across the turn of the calendar year', async () => {
  const rows: [string, string][] = [
    ['2024-03', '1'],
    ['2024-04', '10'],
    ['2024-12', '20'],
    ['2025-01', '40'],
    ['2025-04', '80'],
  ];
  expect(await read({ starts: 4 }, rows, ['spent_amount'])).toEqual([
    '2023 2023-12 1',
    '2024 2024-01 10',
    '2024 2024-09 30',
    '2024 2024-10 70',
    '2025 2025-01 80',
  ]);
});
