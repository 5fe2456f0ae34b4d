import type { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { datasets } from '../../analytics/contracts/catalogue.ts';
import { marts } from '../../analytics/contracts/marts/catalogue.ts';
import { glueType, UnknownTypeError } from '../../infra/construct/glue-type.ts';
import { flat } from './roles/walk.ts';
import { appFor, partitions, templatesOf } from './synthesised.ts';

interface TableInput {
  readonly Name: string;
  readonly Parameters: Readonly<Record<string, string>>;
  readonly PartitionKeys: readonly { readonly Name: string; readonly Type: string }[];
  readonly StorageDescriptor: {
    readonly Columns: readonly { readonly Name: string; readonly Type: string }[];
    readonly Location: unknown;
  };
}

describe.each(partitions)('queries in %s', (partition) => {
  let template: Template;
  let tables: Readonly<Record<string, TableInput>>;
  beforeAll(() => {
    template = templatesOf(appFor(partition)).Query as Template;
    const inputs: TableInput[] = Object.values(template.findResources('AWS::Glue::Table')).map(
      ({ Properties }) => Properties.TableInput,
    );
    tables = Object.fromEntries(inputs.map((input) => [input.Name, input]));
  });

  it('find a table for every dataset and every mart', () => {
    expect(Object.keys(tables)).toHaveLength(datasets.length + marts.length);
  });

  it('find the accepted files of a region in its own folder', () => {
    const { lake_self_evaluation: table } = tables;
    expect(table?.PartitionKeys.map(({ Name }) => Name)).toEqual(['region']);
    expect(table?.Parameters['projection.region.values']).toBe('310115,310116');
    expect(flat(table?.Parameters['storage.location.template'])).toBe(
      `s3://jixiao-test-lake-<AWS::AccountId>-<AWS::Region>/objects/$\{region}/lake/self-evaluation/`,
    );
  });

  it('find a mart by region and the run’s year, with all columns of its files', () => {
    const { monitoring_project: table } = tables;
    expect(table?.PartitionKeys).toMatchObject([
      { Name: 'region', Type: 'string' },
      { Name: 'run_year', Type: 'int' },
    ]);
    expect(table?.Parameters).toMatchObject({
      'projection.enabled': 'true',
      'projection.run_year.type': 'integer',
      'projection.run_year.range': '2020,2049',
    });
    const columns = table?.StorageDescriptor.Columns.map(({ Name, Type }) => `${Name} ${Type}`) ?? [];
    expect(columns).toEqual(
      expect.arrayContaining([
        'fiscal_year int',
        'period string',
        'spent_amount decimal(20,2)',
        'execution_rate decimal(18,6)',
        'money_reported boolean',
        'indicators bigint',
      ]),
    );
  });

  it('read no more than is allowed, and can’t say otherwise', () => {
    template.hasResourceProperties('AWS::Athena::WorkGroup', {
      WorkGroupConfiguration: {
        EnforceWorkGroupConfiguration: true,
        BytesScannedCutoffPerQuery: 10_000_000_000,
        ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: 'SSE_KMS' } },
      },
    });
  });
});

describe('types', () => {
  it.each([
    ['VARCHAR', 'string'],
    ['DECIMAL(18,2)', 'decimal(18,2)'],
    ['INTEGER', 'int'],
  ])('%s is %s to Glue', (sql, glue) => expect(glueType(sql)).toBe(glue));

  it('that Glue does not know are refused', () => expect(() => glueType('HUGEINT')).toThrow(UnknownTypeError));
});
