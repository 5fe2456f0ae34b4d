import { describe, expect, it } from 'vitest';
import { policyTables } from '../../../analytics/policy/tables.ts';
import { duckdbEngine } from '../../../functions/adapters/duckdb.ts';
import { defaultPolicy, policyWith } from '../evaluation/year.ts';

const tables = policyTables(defaultPolicy);
const named = (name: string) => tables.find((table) => table.name === name);

describe('policyTables', () => {
  it('has a cell for every column of every row', () => {
    for (const { name, columns, rows } of tables)
      for (const row of rows) expect(row, name).toHaveLength(Object.keys(columns).length);
  });

  it('has one row of settings, a column each', () => {
    expect(named('policy')?.rows).toHaveLength(1);
    expect(Object.keys(named('policy')?.columns ?? {})).toEqual(Object.keys(defaultPolicy.settings));
  });

  it('has a clause for every setting', () => {
    const rows = named('policy_clause')?.rows ?? [];
    expect(rows.map(([setting]) => setting)).toEqual(Object.keys(defaultPolicy.settings));
    expect(rows.filter(([, , clause]) => !clause)).toEqual([]);
  });

  it('gives money its own type and leaves what is not set empty', () => {
    expect(named('policy')?.columns).toMatchObject({
      allocation_envelope_amount: 'DECIMAL(20,2)',
      execution_weight: 'DECIMAL(18,6)',
      rounding_mode: 'VARCHAR',
    });
    const at = Object.keys(defaultPolicy.settings).indexOf('execution_rate_decimals');
    expect(named('policy')?.rows[0]?.[at]).toBeNull();
  });

  it('carries what must come out beside a slip of the source, where it is known', () => {
    const slip = {
      kind: '*',
      level: 'unit',
      key: '1',
      measure: 'light',
      period: '2025-03',
      note: { zh: '注', en: 'note' },
    };
    const table = policyTables(policyWith({}, { known_slips: [slip, { ...slip, gives: '12.5%' }] })).find(
      ({ name }) => name === 'policy_known_slip',
    );
    const at = Object.keys(table?.columns ?? {}).indexOf('gives');
    expect(table?.rows.map((row) => row[at])).toEqual([null, '12.5%']);
  });

  it('reaches the engine exactly', async () => {
    const session = await duckdbEngine({ threads: 1 }).open([]);
    try {
      const capped = policyWith(
        { allocation_envelope_amount: '120000000.05' },
        { caps: [{ from: 0.7, below: 0.8, cap: 89.5, clause: '某地' }] },
      );
      for (const { name, columns, rows } of policyTables(capped)) await session.loadTyped(name, columns, rows);
      expect(
        await session.rows('SELECT allocation_envelope_amount, money_yellow_below, at_most_formula FROM policy'),
      ).toEqual([
        { allocation_envelope_amount: '120000000.05', money_yellow_below: '-0.100000', at_most_formula: 'linear' },
      ]);
      expect(await session.rows('SELECT * FROM policy_cap')).toEqual([
        { rate_from: '0.700000', rate_below: '0.800000', cap: '89.50', clause: '某地' },
      ]);
      expect(
        await session.rows('SELECT grade, from_score, below_score FROM policy_grade WHERE grade_order = 1'),
      ).toEqual([{ grade: 'excellent', from_score: '90.00', below_score: '100.01' }]);
      expect(await session.rows('SELECT rate_below FROM policy_execution_band WHERE rate_from = 1')).toEqual([
        { rate_below: null },
      ]);
    } finally {
      await session.close();
    }
  });
});
