import { describe, expect, it } from 'vitest';
import { marts } from '../../../analytics/contracts/marts/catalogue.ts';
import type { Row } from '../../../analytics/core/ports/engine.ts';
import { type Fixture, fixturesOf } from './fixture.ts';
import { evaluate } from './year.ts';

const models = [
  'evaluation_execution',
  'evaluation_basis',
  'evaluation_indicator',
  'evaluation_project',
  'evaluation_framework',
  'evaluation_standing',
  'evaluation_department',
  'allocation_request',
  'allocation_range',
];

const shown = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));

/** A mart's rows stand in key order; between the steps before it any order will do. */
const inOrder = (model: string, rows: readonly Row[]): readonly Row[] =>
  marts.some(({ name }) => name === model)
    ? rows
    : rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

const check = async ({ given, policy, expected }: Fixture): Promise<void> => {
  const found = await evaluate(given, policy);
  for (const [model, table] of Object.entries(expected)) {
    const rows = found[model]?.map((row) =>
      Object.fromEntries(table.columns.map((column) => [column, shown(row[column])])),
    );
    expect(inOrder(model, rows ?? []), model).toEqual(inOrder(model, table.rows));
  }
};

for (const model of models) {
  const fixtures = await fixturesOf(model);
  describe(model, () => {
    for (const fixture of fixtures) it(`${fixture.name}: ${fixture.says}`, () => check(fixture));
  });
}
