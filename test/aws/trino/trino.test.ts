import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datasets, lakeTable } from '../../../analytics/contracts/catalogue.ts';
import { marts } from '../../../analytics/contracts/marts/catalogue.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import { martDigest } from '../../../analytics/models/mart-digest.ts';
import { martTypes } from '../../../analytics/models/mart-rows.ts';
import { lakeColumns } from '../../../analytics/models/prepare.ts';
import { duckdbEngine } from '../../../functions/adapters/duckdb.ts';
import { appFor, templatesOf } from '../../infra/synthesised.ts';
import { digestOnTrino, rowsOnDuckdb, rowsOnTrino } from './canonical.ts';
import { type Example, example } from './example.ts';
import { createGlueTables, type QueryTemplate } from './glue-tables.ts';
import { computeOn, inputsOf } from './models.ts';
import { startTrino, type TrinoServer } from './server.ts';
import { trinoSession } from './session.ts';
import { statement, type TrinoPlace } from './statement.ts';

const [region, other] = ['310115', '310116'];
const regions = [region, other].map((code) => ({ code, name: `示例 ${code}` }));
let trino: TrinoServer;
let made: Example;

beforeAll(async () => {
  [trino, made] = await Promise.all([startTrino(['query', 'models', 'dialect']), example(region)]);
}, 300_000);
afterAll(async () => {
  await trino.stop();
  await made.remove();
});

describe('the tables of the Query stack, read by Trino', () => {
  let place: TrinoPlace;
  beforeAll(async () => {
    place = await trino.place('query');
    await createGlueTables(place, templatesOf(appFor('aws', { regions })).Query?.toJSON() as QueryTemplate, made.lake);
  });

  it.each(marts.map((mart) => [mart.name, mart] as const))('%s has the rows of the run', async (name, mart) => {
    expect(await digestOnTrino(place, mart)).toEqual(made.record.marts[name]);
  });

  it.each(datasets.map((dataset) => [dataset.name, dataset] as const))(
    '%s has the rows of every accepted file',
    async (name, dataset) => {
      const columns = lakeColumns(dataset);
      const table = {
        name: lakeTable(dataset),
        key: ['source_file', 'source_sheet', 'source_row'],
        columns: Object.keys(columns).map((column) => ({ name: column })),
      };
      const folder = join(made.data, 'objects', 'lake', name);
      const files = await readdir(folder).catch(() => []);
      const duckdb = await duckdbEngine().open([folder]);
      try {
        const paths = files.map((file) => join(folder, file));
        await duckdb.viewParquet(table.name, paths, columns);
        const path = join(duckdb.workspace, 'rows.parquet');
        await duckdb.writeParquet(`SELECT * FROM ${table.name} ORDER BY ${table.key.join(', ')}`, path);
        expect(await digestOnTrino(place, table)).toEqual(await martDigest(duckdb, table, path));
      } finally {
        await duckdb.close();
      }
    },
  );

  it('know their region and the year of the run, and keep the year that an allocation is for', async () => {
    const { rows } = await statement(place, 'SELECT DISTINCT region, run_year, fiscal_year FROM allocation_line');
    expect(rows).toEqual([[region, made.record.fiscalYear, made.record.fiscalYear + 1]]);
    expect((await statement(place, `SELECT count(*) FROM lake_project WHERE region = '${other}'`)).rows).toEqual([[0]]);
  });
});

describe('the models, computed by Trino', () => {
  let place: TrinoPlace;
  beforeAll(async () => {
    place = await trino.place('models');
    await computeOn(trinoSession(place, join(made.folder, 'links')), await inputsOf(made.data, made.record));
  }, 600_000);

  it.each(marts.map((mart) => [mart.name, mart] as const))('%s comes out as by DuckDB', async (name, mart) => {
    const folder = join(made.folder, 'out', 'marts');
    const duckdb = await duckdbEngine().open([folder]);
    try {
      await duckdb.viewParquet(name, [join(folder, `${name}.parquet`)], martTypes(mart));
      expect(await rowsOnTrino(place, mart)).toEqual(await rowsOnDuckdb(duckdb, mart));
    } finally {
      await duckdb.close();
    }
    expect(await digestOnTrino(place, mart)).toEqual(made.record.marts[name]);
  });
});

// docs/decisions/0011: where one text has two values, and what the models write instead.
describe('the two engines', () => {
  let onTrino: Session;
  let duckdb: Session;
  beforeAll(async () => {
    onTrino = trinoSession(await trino.place('dialect'), made.folder);
    duckdb = await duckdbEngine().open([]);
  });
  afterAll(() => duckdb.close());

  const both = async (expression: string): Promise<readonly [duckdb: unknown, trino: unknown]> => {
    const query = `SELECT CAST(${expression} AS VARCHAR) AS said FROM (VALUES (CAST(NULL AS VARCHAR), DOUBLE '0.5040625')) AS given (nothing, half)`;
    return [(await duckdb.rows(query))[0]?.said, (await onTrino.rows(query))[0]?.said];
  };

  it.each([
    ['CAST(half AS DECIMAL(18,6))', '0.504062', '0.504063'],
    ["concat('a', nothing)", 'a', null],
    ['greatest(1, CAST(nothing AS INTEGER))', '1', null],
    ['CAST(7 / 2 AS DECIMAL(9,1))', '3.5', '3.0'],
    ['CAST(CAST(7 AS DECIMAL(9,0)) / CAST(2 AS DECIMAL(9,0)) AS DECIMAL(9,1))', '3.5', '4.0'],
    ["TRY_CAST('1_000' AS DECIMAL(9,0))", '1000', null],
    ["TRY_CAST('12 ' AS DECIMAL(9,0))", '12', null],
  ])('part on %s', async (expression, ...values) => expect(await both(expression)).toEqual(values));

  it.each([
    ['rate(29.49, 32)', '0.921563'],
    ['rate(-29.49, 32)', '-0.921563'],
    ['rate(10000000, 1)', '999999.000000'],
    ['rate_near(half, CAST(0.5040625 AS DECIMAL(18,7)), 1)', '0.504063'],
    ["rounded(5, 2, 'half_even', half_up(5, 2))", '2'],
    ["rounded(5, 2, 'half_up', half_up(5, 2))", '3'],
    ['points_of(97, 10)', '9.70'],
    ['money_part(-0.05, 0.5)', '-0.03'],
    ['estimate6(half)', '0.504062'],
    ['CAST(round(half * 1000000) / 1000000 AS DECIMAL(18,6))', '0.504062'],
    [
      "CAST(CAST(round(DOUBLE '123456789012.34567' * 1000000) AS BIGINT) * 0.000001 AS DECIMAL(18,6))",
      '123456789012.345680',
    ],
    ['CAST(CAST(-2.345 AS DECIMAL(9,3)) AS DECIMAL(9,2))', '-2.35'],
    ["nullif(concat_ws(',', nothing, 'a', 'b'), '')", 'a,b'],
    ["array_join(array_agg('a'), ',')", 'a'],
    ["CASE WHEN translate('1_000', '0123456789.+-', '') = '' THEN TRY_CAST('1_000' AS DECIMAL(9,0)) END", null],
    ["strpos('绩效', '效') + length('绩效')", '4'],
    ['mod(-7, 2)', '-1'],
  ])('agree on %s', async (expression, value) => expect(await both(expression)).toEqual([value, value]));
});
