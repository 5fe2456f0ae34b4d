import { describe, expect, it } from 'vitest';
import { type Fixture, fixturesOf } from './fixture.ts';
import { evaluate } from './year.ts';

const models = ['evaluation_indicator', 'evaluation_project', 'evaluation_framework', 'evaluation_department', 'allocation_range'];

const shown = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));

const check = async ({ given, policy, expected }: Fixture): Promise<void> => {
  const found = await evaluate(given, policy);
  for (const [model, table] of Object.entries(expected)) {
    const rows = found[model]?.map((row) => Object.fromEntries(table.columns.map((column) => [column, shown(row[column])])));
    expect(rows, model).toEqual(table.rows);
  }
};

for (const model of models) {
  const fixtures = await fixturesOf(model);
  describe(model, () => {
    for (const fixture of fixtures) it(`${fixture.name}: ${fixture.says}`, () => check(fixture));
  });
}
