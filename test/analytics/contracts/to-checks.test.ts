import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datasets } from '../../../analytics/contracts/catalogue.ts';
import type { Field } from '../../../analytics/contracts/field.ts';
import { readCells } from '../../../analytics/contracts/to-checks.ts';
import { ident } from '../../../analytics/core/ident.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import { smallEngine } from '../evaluation/year.ts';

let session: Session;
beforeAll(async () => {
  session = await smallEngine.open([]);
});
afterAll(() => session.close());

describe.each(datasets)('$name', (dataset) => {
  const cells = dataset.fields.map(
    ({ name }) => `CAST(${name === 'fiscal_year' ? "'2025'" : 'NULL'} AS VARCHAR) AS ${ident(name)}`,
  );
  const sql = `SELECT CAST(0 AS BIGINT) AS source_file, CAST(1 AS BIGINT) AS source_row, ${cells.join(', ')}, true AS is_data`;

  const read = (given: readonly Field[]): Promise<unknown> => {
    const statement = readCells(dataset, { sql, params: {} }, given);
    return session.rows(statement.sql, statement.params);
  };

  it('reads a field without a column as one whose cells are empty', async () => {
    const year = dataset.fields.filter(({ name }) => name === 'fiscal_year');
    expect(await read(year)).toEqual(await read(dataset.fields));
  });
});

it('no field is both required and has a value for an empty cell: a missing column would be asked for in vain', () => {
  const both = datasets.flatMap(({ name, fields }) =>
    fields
      .filter(({ required, fallback }) => required && fallback !== undefined)
      .map((field) => `${name}.${field.name}`),
  );
  expect(both).toEqual([]);
});
