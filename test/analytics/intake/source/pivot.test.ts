import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../../../analytics/core/ports/engine.ts';
import { duckdbEngine } from '../../../../functions/adapters/duckdb.ts';
import { apply, described } from './sheet.ts';

let session: Session;
beforeAll(async () => {
  session = await duckdbEngine({ threads: 1 }).open([]);
});
afterAll(() => session.close());

const pivot = {
  column: 'phase',
  entries: {
    Approved: { adjusted_amount: { from: 'amount', scale: '1000' } },
    Outturn: { spent_amount: { from: 'amount', scale: '1000' } },
    Estimate: {},
  },
};
const description = (table: Record<string, unknown> = {}) =>
  described({
    columns: { code: 'Code', fund: 'Fund', phase: 'Phase', amount: 'Amount', period: 'Period' },
    tables: [
      {
        dataset: 'execution',
        fields: {
          fiscal_year: { constant: '2025' },
          period: 'period',
          reporter: { constant: 'finance' },
          unit_code: { constant: 'U' },
          project_code: 'code',
          fund_source: 'fund',
        },
        pivot,
        ...table,
      },
    ],
  });
const read = async (rows: readonly string[], table: Record<string, unknown> = {}) => {
  const lines = rows.map((row) => row.split(' ').map((cell) => (cell === '-' ? null : cell)));
  const applied = await apply(session, description(table), [['Code', 'Fund', 'Phase', 'Amount', 'Period'], ...lines]);
  return {
    faults: applied.faults,
    rows: applied.tables[0]?.rows.map((row) =>
      [row.project_code, row.period, row.adjusted_amount ?? '-', row.spent_amount ?? '-', row.source_row].join(' '),
    ),
  };
};

describe('phases in rows', () => {
  it('become columns of one row for each key, at the place of its first', async () => {
    const { rows, faults } = await read([
      'P1 A Approved 10 12',
      'P2 A Outturn 3 12',
      'P1 A Outturn 7.5 12',
      'P1 A Estimate 9 12',
      'P1 A Outturn 1 11',
    ]);
    expect(faults).toEqual([]);
    expect(rows).toEqual(['P1 12 10000 7500 2', 'P2 12 - 3000 3', 'P1 11 - 1000 6']);
  });

  it('stay two rows where one says a phase twice, so that the key’s check names them', async () => {
    const rows = ['P1 A Approved 10 12', 'P1 A Approved 11 12', 'P1 A Outturn 7 12'];
    expect((await read(rows)).rows).toEqual(['P1 12 10000 7000 2', 'P1 12 11000 - 3']);
    expect((await read(rows, { duplicates: 'sum' })).rows).toEqual(['P1 12 21000 7000 2']);
  });

  it('never let two phases of one field hide each other', async () => {
    const both = { ...pivot, entries: { ...pivot.entries, Revised: pivot.entries.Approved } };
    const rows = ['P1 A Approved 10 12', 'P1 A Revised 12 12'];
    expect((await read(rows, { pivot: both })).rows).toEqual(['P1 12 10000 - 2', 'P1 12 12000 - 3']);
  });

  it('are all named: none is left out without the description’s saying so', async () => {
    const { faults } = await read(['P1 A Approved 10 12', 'P1 A Virement 1 12', 'P2 A - 1 12']);
    expect(faults).toMatchObject([
      {
        code: 'source-phase',
        severity: 'fault',
        place: { row: 3, column: 'Phase', value: 'Virement' },
        detail: { known: 'Approved、Outturn、Estimate', at: 'sheets.0.tables.0.pivot.entries' },
      },
      { code: 'source-phase', place: { row: 4, value: '' } },
    ]);
    const skip = [{ column: 'phase', equals: 'Virement' }];
    expect((await read(['P1 A Approved 10 12', 'P1 A Virement 1 12'], { skip })).faults).toEqual([]);
  });

  it('warn where a field that is no phase’s differs between them', async () => {
    const { rows, faults } = await read(['P1 A Approved 10 12', 'P1 B Outturn 7 12'], {
      fields: {
        period: 'period',
        project_code: 'code',
        unit_code: 'fund',
      },
    });
    expect(rows).toEqual(['P1 12 10000 7000 2']);
    expect(faults).toMatchObject([{ code: 'source-rows-differ', severity: 'warning', detail: { field: 'unit_code' } }]);
  });

  it('without amounts are left out by drop_empty', async () => {
    const drop_empty = ['adjusted_amount', 'spent_amount'];
    expect((await read(['P1 A Approved - 12', 'P2 A Approved 1 12'], { drop_empty })).rows).toEqual(['P2 12 1000 - 3']);
  });
});
