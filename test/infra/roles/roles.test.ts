import { beforeAll, describe, expect, it } from 'vitest';
import { appFor, partitions, templatesOf } from '../synthesised.ts';
import { faultsOf } from './faults.ts';
import { policyStatements, type Statement, type Synthesised } from './walk.ts';

describe.each(partitions)('roles in %s', (partition) => {
  let templates: readonly Synthesised[];
  let statements: readonly Statement[];
  beforeAll(() => {
    templates = Object.values(templatesOf(appFor(partition))).map((template) => template.toJSON() as Synthesised);
    statements = templates.flatMap(policyStatements);
  });

  /** Whose role it is, without what the library adds to its name. */
  const whose = (found: readonly Statement[]): readonly string[] =>
    [...new Set(found.map(({ owner }) => owner.replace(/Role.*$/, '').replace(/^LedgerArchive/, '')))].sort();
  const owners = (...actions: readonly string[]) =>
    whose(statements.filter((statement) => statement.actions.some((action) => actions.includes(action))));
  const onto = (action: string, bucket: string) =>
    whose(
      statements.filter(
        ({ actions, resources }) =>
          actions.includes(action) && resources.some((resource) => resource.includes(`-${bucket}-`)),
      ),
    );

  it('allow no wildcard action, and nothing wider than a bucket’s prefix or a table', () => {
    expect(templates.flatMap(faultsOf)).toEqual([]);
  });

  it('are one per function', () => {
    const count = (type: string) =>
      templates.flatMap(({ Resources }) => Object.values(Resources)).filter(({ Type }) => Type === type).length;
    expect(count('AWS::Lambda::Function')).toBe(9);
    // The nine, the state machine's and those of the two timers.
    expect(count('AWS::IAM::Role')).toBe(12);
    expect(new Set(statements.map(({ owner }) => owner)).size).toBe(12);
  });

  it('let no one change, delete or read through the ledger', () => {
    expect(
      statements
        .flatMap(({ actions }) => actions)
        .filter((action) => /dynamodb:(Update|Delete|Scan|PartiQL|Batch(?!Get)|Create|Restore|Import)/.test(action)),
    ).toEqual([]);
    expect(owners('dynamodb:PutItem')).toEqual(['build', 'ingest']);
  });

  it.each([
    ['s3:PutObject', 'landing', []],
    ['s3:PutObject', 'site', ['build', 'report']],
    ['s3:GetObject', 'site', ['build', 'report']],
    ['s3:PutObject', 'archive', ['archive']],
    ['s3:GetObject', 'archive', ['archive']],
    ['s3:PutObject', 'lake', ['Machine', 'build', 'ingest', 'merge', 'notify', 'report', 'snapshot']],
    ['s3:DeleteObject', 'lake', ['build']],
    ['s3:DeleteObject', 'site', ['build']],
    ['s3:DeleteObject', 'landing', []],
  ] as const)('allow %s in %s to %j', (action, bucket, may) => expect(onto(action, bucket)).toEqual(may));

  it.each([
    [
      [
        's3:DeleteObjectVersion',
        's3:BypassGovernanceRetention',
        's3:PutObjectRetention',
        's3:PutBucketPolicy',
        'kms:ScheduleKeyDeletion',
        'iam:PassRole',
      ],
      [],
    ],
    [['kms:DescribeKey'], ['build', 'ingest', 'snapshot', 'watch']],
    [
      ['kms:Encrypt', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
      ['build', 'ingest', 'snapshot', 'watch'],
    ],
    [['states:StartExecution'], ['Machine', 'begin']],
    [['states:RedriveExecution'], ['Machine']],
    [['sns:Publish'], ['notify']],
    [['events:PutEvents'], ['build', 'ingest']],
    [['lambda:InvokeFunction'], ['Hourly', 'Machine', 'Monthly']],
  ] as const)('allow %j to %j', (actions, may) => expect(owners(...actions)).toEqual(may));

  it('are taken on by services of AWS only', () => {
    const roles = templates
      .flatMap(({ Resources }) => Object.values(Resources))
      .filter(({ Type }) => Type === 'AWS::IAM::Role');
    const trusted = roles.map(({ Properties = {} }) => {
      const { Statement } = Properties.AssumeRolePolicyDocument as {
        readonly Statement: readonly { readonly Principal: unknown }[];
      };
      return JSON.stringify(Statement.map(({ Principal }) => Principal));
    });
    expect([...new Set(trusted)].sort()).toEqual(
      ['lambda', 'scheduler', 'states'].map((service) => `[{"Service":"${service}.amazonaws.com"}]`),
    );
  });

  it('name no account, region or partition of their own', () => {
    for (const template of templates)
      expect(JSON.stringify(template)).not.toMatch(
        /\b\d{12}\b|arn:aws|(us|eu|cn|ap)-(east|west|north|south|central)\w*-\d/,
      );
  });
});
