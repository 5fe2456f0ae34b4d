import { pathToFileURL } from 'node:url';
import { ident } from '../../../analytics/core/ident.ts';
import { statement, type TrinoPlace } from './statement.ts';

interface Column {
  readonly Name: string;
  readonly Type: string;
}

interface GlueTable {
  readonly Name: string;
  readonly Parameters: Readonly<Record<string, unknown>>;
  readonly PartitionKeys: readonly Column[];
  readonly StorageDescriptor: { readonly Columns: readonly Column[]; readonly Location: unknown };
}

/** A synthesised template, as far as tables go. */
export interface QueryTemplate {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties: { readonly TableInput: GlueTable } }>
  >;
}

const glueTables = ({ Resources }: QueryTemplate): readonly GlueTable[] =>
  Object.values(Resources)
    .filter(({ Type }) => Type === 'AWS::Glue::Table')
    .map(({ Properties }) => Properties.TableInput);

const spelled: Readonly<Record<string, string>> = { string: 'VARCHAR', int: 'INTEGER' };
const typed = ({ Name, Type }: Column): string => `${ident(Name)} ${spelled[Type] ?? Type}`;

/**
 * A place in the bucket as the same place in a folder; the template builds the bucket's name from the account's and the
 * region's.
 */
const inFolder = (place: unknown, lake: string): string => {
  const parts = (place as { 'Fn::Join': readonly [string, readonly unknown[]] })['Fn::Join'][1];
  const written = parts.map((part) => (typeof part === 'string' ? part : 'x')).join('');
  return written.replace(/^s3:\/\/[^/]+/, pathToFileURL(lake).href);
};

const listed = (values: unknown): string =>
  String(values)
    .split(',')
    .map((value) => `'${value}'`)
    .join(', ');

/** The projection of a partition key, in Trino's words for what Athena reads from the same parameters. */
const projected = (key: Column, parameters: GlueTable['Parameters']): string => {
  const [type, values, range] = ['type', 'values', 'range'].map((name) => parameters[`projection.${key.Name}.${name}`]);
  const extent =
    type === 'enum'
      ? `partition_projection_values = ARRAY[${listed(values)}]`
      : `partition_projection_range = ARRAY[${listed(range)}]`;
  return `${typed(key)} WITH (partition_projection_type = '${type}', ${extent})`;
};

const ddl = ({ Name, Parameters, PartitionKeys, StorageDescriptor }: GlueTable, lake: string): string => {
  const columns = [...StorageDescriptor.Columns.map(typed), ...PartitionKeys.map((key) => projected(key, Parameters))];
  const template = Parameters['storage.location.template'];
  const properties = [
    `format = 'PARQUET'`,
    `external_location = '${inFolder(StorageDescriptor.Location, lake)}'`,
    `partitioned_by = ARRAY[${PartitionKeys.map(({ Name: key }) => `'${key}'`).join(', ')}]`,
    `partition_projection_enabled = true`,
    ...(template ? [`partition_projection_location_template = '${inFolder(template, lake)}'`] : []),
  ];
  return `CREATE TABLE ${ident(Name)} (${columns.join(', ')}) WITH (${properties.join(', ')})`;
};

/** Makes every Glue table of the template as a table on Trino, over a folder in the bucket's place. */
export const createGlueTables = async (place: TrinoPlace, template: QueryTemplate, lake: string): Promise<void> => {
  for (const table of glueTables(template)) await statement(place, ddl(table, lake));
};
