import { ident } from '../core/ident.ts';
import { lakeTable } from './catalogue.ts';
import type { Dataset } from './dataset.ts';
import { columnType } from './field.ts';

/** Where each accepted row came from: SHA-256 of the raw file, its sheet, the row as a spreadsheet counts it. */
export const originColumns: readonly (readonly [name: string, type: string])[] = [
  ['source_file', 'VARCHAR'],
  ['source_sheet', 'VARCHAR'],
  ['source_row', 'BIGINT'],
];

/** Every column of the dataset's lake files, in order, with its SQL type. */
export const lakeColumns = (dataset: Dataset): readonly (readonly [name: string, type: string])[] => [
  ...dataset.fields.map((field) => [field.name, columnType(field)] as const),
  ...originColumns,
];

/**
 * The table of a dataset's lake, in SQL that DuckDB and Trino both run. Nothing is NOT NULL: Trino's Hive tables know
 * no such thing, and intake has refused what is missing.
 * @example tableDdl(organisation) // CREATE TABLE IF NOT EXISTS lake_organisation (…)
 */
export const tableDdl = (dataset: Dataset): string => {
  const columns = lakeColumns(dataset).map(([name, type]) => `  ${ident(name)} ${type}`);
  return `CREATE TABLE IF NOT EXISTS ${ident(lakeTable(dataset))} (\n${columns.join(',\n')}\n)`;
};
