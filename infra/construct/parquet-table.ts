import { Aws } from 'aws-cdk-lib';
import { CfnTable } from 'aws-cdk-lib/aws-glue';
import type { Construct } from 'constructs';
import { glueType } from './glue-type.ts';
import type { Projection } from './projection.ts';

export interface ParquetTableProps {
  readonly database: string;
  readonly name: string;
  readonly label: string;
  /** Name, SQL type and label of each. */
  readonly columns: readonly (readonly string[])[];
  /** The folder above all partitions. */
  readonly location: string;
  readonly projection: Projection;
}

/** A table over Parquet files as they lie. */
export const parquetTable = (
  scope: Construct,
  { database, name, label, columns, location, projection }: ParquetTableProps,
): CfnTable =>
  new CfnTable(scope, name, {
    catalogId: Aws.ACCOUNT_ID,
    databaseName: database,
    tableInput: {
      name,
      description: label,
      tableType: 'EXTERNAL_TABLE',
      parameters: { EXTERNAL: 'TRUE', classification: 'parquet', ...projection.parameters },
      partitionKeys: [...projection.keys],
      storageDescriptor: {
        columns: columns.map(([column = '', type = '', comment = '']) => ({
          name: column,
          type: glueType(type),
          comment,
        })),
        location,
        inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
        outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
        serdeInfo: { serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' },
      },
    },
  });
