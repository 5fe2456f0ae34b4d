import { describe, expect, it } from 'vitest';
import { marts } from '../../../analytics/contracts/marts/catalogue.ts';
import { martOrder, martQuery, martTypes } from '../../../analytics/models/mart-rows.ts';
import { duckdbEngine } from '../../../functions/adapters/duckdb.ts';

const mart = marts.find(({ name }) => name === 'monitoring_district') ?? expect.fail('no such mart');

describe('a mart’s rows', () => {
  it('come in key order, of all periods or of one', async () => {
    const session = await duckdbEngine({ threads: 1 }).open([]);
    try {
      await session.run(
        "CREATE TABLE monitoring_district AS SELECT * FROM (VALUES (2025, '2025-02'), (2025, '2025-01'), (2024, '2024-12')) AS t(fiscal_year, period)",
      );
      expect((await session.rows(martQuery(mart))).map(({ period }) => period)).toEqual([
        '2024-12',
        '2025-01',
        '2025-02',
      ]);
      expect(await session.rows(martQuery(mart, 'period'), { period: '2025-02' })).toEqual([
        { fiscal_year: 2025, period: '2025-02' },
      ]);
    } finally {
      await session.close();
    }
  });

  it.each(marts)('of $name are ordered by columns it has', (each) => {
    const types = martTypes(each);
    expect(Object.keys(types)).toEqual(each.columns.map(({ name }) => name));
    for (const name of each.key) expect(types[name]).toMatch(/^[A-Z]/);
    expect(martOrder(each).split(', ')).toHaveLength(each.key.length);
  });
});
