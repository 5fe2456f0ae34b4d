import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { datasets, lakeTable } from '../../../analytics/contracts/catalogue.ts';
import type { Dataset } from '../../../analytics/contracts/dataset.ts';
import { organisation } from '../../../analytics/contracts/datasets/organisation.ts';
import { lakeColumns, tableDdl } from '../../../analytics/contracts/to-ddl.ts';
import { parquetMessage, parquetSchema, UnknownColumnTypeError } from '../../../analytics/contracts/to-parquet.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import { duckdbEngine } from '../../../functions/adapters/duckdb.ts';

let session: Session;
beforeAll(async () => {
  session = await duckdbEngine().open([]);
});
afterAll(() => session.close());

describe('tableDdl', () => {
  test('is plain SQL with every field and the row’s origin', () => {
    expect(tableDdl(organisation)).toBe(
      [
        'CREATE TABLE IF NOT EXISTS "lake_organisation" (',
        '  "fiscal_year" INTEGER,',
        '  "department_code" VARCHAR,',
        '  "department_name" VARCHAR,',
        '  "unit_code" VARCHAR,',
        '  "unit_name" VARCHAR,',
        '  "department_group" VARCHAR,',
        '  "source_file" VARCHAR,',
        '  "source_sheet" VARCHAR,',
        '  "source_row" BIGINT',
        ')',
      ].join('\n'),
    );
  });

  test.each(datasets.map((dataset) => [dataset.name, dataset] as const))(
    '%s is created as it says',
    async (_, dataset) => {
      await session.run(tableDdl(dataset));
      const columns = await session.rows(
        `SELECT column_name, data_type FROM information_schema.columns WHERE table_name = $name ORDER BY ordinal_position`,
        {
          name: lakeTable(dataset),
        },
      );
      expect(columns.map((column) => [column.column_name, column.data_type])).toEqual(
        lakeColumns(dataset).map(([name, type]) => [name, type]),
      );
    },
  );
});

describe('parquetSchema', () => {
  test.each(datasets.map((dataset) => [dataset.name, dataset] as const))(
    '%s is what the engine writes',
    async (_, dataset) => {
      await session.run(tableDdl(dataset));
      const path = `${session.workspace}/${dataset.name}.parquet`;
      await session.writeParquet(`SELECT * FROM ${lakeTable(dataset)}`, path);
      const written = await session.rows(
        `SELECT name, type, CASE WHEN converted_type = 'DECIMAL' THEN concat('DECIMAL(', precision, ',', scale, ')')
                               WHEN converted_type = 'UTF8' THEN 'STRING' WHEN converted_type = 'DATE' THEN 'DATE' END AS logical
       FROM parquet_schema($path) WHERE type IS NOT NULL`,
        { path },
      );
      expect(written.map(({ name, type, logical }) => ({ name, type, logical }))).toEqual(parquetSchema(dataset));
    },
  );

  test('prints as a message', () => {
    expect(parquetMessage(organisation).split('\n').slice(0, 3)).toEqual([
      'message lake_organisation {',
      '  optional int32 fiscal_year;',
      '  optional byte_array department_code (STRING);',
    ]);
  });

  test('a type without a Parquet type is named', () => {
    const strange = { ...organisation, fields: [{ ...organisation.fields[0], type: 'strange' }] } as unknown as Dataset;
    expect(() => parquetSchema(strange)).toThrow(UnknownColumnTypeError);
  });
});
