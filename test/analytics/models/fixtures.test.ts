import { describe, expect, it } from 'vitest';
import { type Fixture, fixturesOf, monitor } from './fixture.ts';

const models = [
  'staging',
  'monitoring_month',
  'monitoring_head',
  'monitoring_added',
  'monitoring_goal',
  'monitoring_value',
  'monitoring_indicator',
  'monitoring_money',
  'monitoring_fund',
  'monitoring_declared',
  'monitoring_progress',
  'monitoring_project',
  'monitoring_rollup',
  'monitoring_notice',
  'reconciliation',
  'intake_file',
];

/** As a person writes a figure: no trailing zeros after the point. */
const plain = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  const written = String(value);
  return /^-?\d+\.\d+$/.test(written) ? written.replace(/\.?0+$/, '') : written;
};

/** All rows of the periods that the fixture speaks of, in the columns that it names. */
const check = async (fixture: Fixture): Promise<void> => {
  const found = await monitor(fixture);
  for (const [model, { columns, rows }] of Object.entries(fixture.expected)) {
    const periods = new Set(rows.map((row) => row.period));
    const spoken = (found[model] ?? []).filter((row) => !columns.includes('period') || periods.has(String(row.period)));
    const shown = spoken.map((row) => Object.fromEntries(columns.map((column) => [column, plain(row[column])])));
    expect(shown, model).toEqual(
      rows.map((row) => Object.fromEntries(columns.map((column) => [column, plain(row[column])]))),
    );
  }
};

for (const model of models) {
  const fixtures = await fixturesOf(model);
  describe(model, () => {
    it('has worked examples', () => expect(fixtures.length).toBeGreaterThan(0));
    for (const fixture of fixtures) it(`${fixture.name}: ${fixture.says}`, () => check(fixture));
  });
}
