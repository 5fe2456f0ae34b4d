import { lakeTable } from './catalogue.ts';
import type { Dataset } from './dataset.ts';
import { lakeColumns } from './to-ddl.ts';

/** Physical and logical Parquet type of each SQL type the contracts use, as the engine writes them. */
const physical: Readonly<Record<string, readonly [type: string, logical: string | null]>> = {
  VARCHAR: ['BYTE_ARRAY', 'STRING'],
  'DECIMAL(18,2)': ['INT64', 'DECIMAL(18,2)'],
  'DECIMAL(18,6)': ['INT64', 'DECIMAL(18,6)'],
  BIGINT: ['INT64', null],
  INTEGER: ['INT32', null],
  DATE: ['INT32', 'DATE'],
  BOOLEAN: ['BOOLEAN', null],
};

export interface ParquetColumn {
  readonly name: string;
  readonly type: string;
  readonly logical: string | null;
}

export class UnknownColumnTypeError extends Error {
  override readonly name = 'UnknownColumnTypeError';
}

/** The Parquet schema of a dataset's lake files; every column is optional. */
export const parquetSchema = (dataset: Dataset): readonly ParquetColumn[] =>
  lakeColumns(dataset).map(([name, sql]) => {
    const known = physical[sql];
    if (!known) throw new UnknownColumnTypeError(`no Parquet type for ${sql}`);
    return { name, type: known[0], logical: known[1] };
  });

/** The schema as Parquet tools print it. */
export const parquetMessage = (dataset: Dataset): string => {
  const lines = parquetSchema(dataset).map(
    ({ name, type, logical }) => `  optional ${type.toLowerCase()} ${name}${logical ? ` (${logical})` : ''};`,
  );
  return `message ${lakeTable(dataset)} {\n${lines.join('\n')}\n}`;
};
