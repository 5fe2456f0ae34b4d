import { Aws, CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { CfnDatabase } from 'aws-cdk-lib/aws-glue';
import type { Construct } from 'constructs';
import { parquetTable } from './construct/parquet-table.ts';
import { regions, regionsAndYears } from './construct/projection.ts';
import type { Install, Keys } from './install.ts';
import tables from './tables.json' with { type: 'json' };

/**
 * Questions across regions and years: tables over lake and marts, and a workgroup in which no query reads more than is
 * allowed.
 */
export class QueryStack extends Stack {
  constructor(scope: Construct, id: string, install: Install, keys: Keys, props: StackProps) {
    super(scope, id, props);
    const { config, names } = install;
    const lake = `s3://${names.lake}`;
    const codes = config.regions.map(({ code }) => code);
    const database = new CfnDatabase(this, 'Database', {
      catalogId: Aws.ACCOUNT_ID,
      databaseInput: { name: names.database, description: '绩效数据湖与结果表 Lake and marts of jixiao' },
    });
    const add = (table: Omit<Parameters<typeof parquetTable>[1], 'database'>) =>
      parquetTable(this, { ...table, database: names.database }).node.addDependency(database);
    for (const { name, label, dataset, columns } of tables.lake) {
      const projection = regions(codes, (region) => `${lake}/objects/${region}/lake/${dataset}/`);
      // A correction does not touch the file it corrects: `source_file` tells them apart, the mart intake_file which
      // one speaks.
      add({
        name,
        label: `${label}: 全部已接收文件 every accepted file`,
        columns,
        location: `${lake}/objects/`,
        projection,
      });
    }
    for (const { name, label, columns } of tables.marts) {
      add({
        name,
        label,
        columns,
        location: `${lake}/marts/${name}/`,
        projection: regionsAndYears(codes, config.firstFiscalYear),
      });
    }
    new CfnWorkGroup(this, 'WorkGroup', {
      name: config.name,
      description: 'Questions over lake and marts',
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: config.athenaScanLimitGigabytes * 1e9,
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: `${lake}/athena/`,
          encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: keys.inner.keyArn },
        },
      },
    });
    new CfnOutput(this, 'DatabaseName', { value: names.database });
    new CfnOutput(this, 'WorkGroupName', { value: config.name });
  }
}
