import { App, CfnResource, Stack, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { beforeAll, describe, expect, it } from 'vitest';
import { allow, UnexplainedWildcardError } from '../../infra/construct/permission.ts';
import { checked } from '../../infra/jixiao.ts';
import { appFor, partitions } from './synthesised.ts';

interface Acknowledged {
  readonly path: string;
  readonly id: string;
  readonly reason: string;
}

const findings = (nag: AwsSolutionsChecks, app: App): readonly string[] =>
  nag
    .validateScope(app)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${constructPath} ${ruleName}`),
    );

/** All that cdk-nag finds, whatever has been acknowledged. */
const everything = (app: App): readonly string[] =>
  findings(Object.assign(new AwsSolutionsChecks(), { isAcknowledged: () => false }), app);

const acknowledgements = (construct: IConstruct): readonly Acknowledged[] => [
  ...construct.node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) =>
      Object.entries(data as Record<string, string>).map(([id, reason]) => ({
        path: construct.node.path,
        id: id.replace(/^annotation::/i, ''),
        reason,
      })),
    ),
  ...construct.node.children.flatMap(acknowledgements),
];

describe.each(partitions)('cdk-nag in %s', (partition) => {
  let app: App;
  let accepted: readonly Acknowledged[];
  beforeAll(() => {
    app = appFor(partition);
    app.synth();
    accepted = acknowledgements(app).filter(({ id }) => id.startsWith('AwsSolutions-'));
  });

  it('finds nothing that is not acknowledged', () => {
    expect(findings(new AwsSolutionsChecks(), app)).toEqual([]);
  });

  it('is told of nothing that it does not find', () => {
    const found = everything(app);
    const idle = accepted.filter(
      ({ path, id }) => !found.some((finding) => finding.startsWith(`${path}/`) && finding.endsWith(` ${id}`)),
    );
    expect(idle).toEqual([]);
  });

  it('is told a reason each time, for one finding each time', () => {
    expect(accepted.filter(({ reason }) => reason.length < 40)).toEqual([]);
    expect(accepted.filter(({ id }) => id === 'AwsSolutions-IAM5')).toEqual([]);
  });

  it('is told of resources that can’t be named to their end, and of little else', () => {
    const others = accepted
      .filter(({ id }) => !id.startsWith('AwsSolutions-IAM5[Resource::'))
      .map(({ path, id }) => `${path} ${id}`);
    expect(others).toEqual([
      'Data/LedgerArchive/Dead AwsSolutions-SQS3',
      'Data/Announcements/OutboxDead AwsSolutions-SQS3',
      ...(partition === 'aws'
        ? [
            'Site/Readers AwsSolutions-S1',
            'Site/Distribution AwsSolutions-CFR1',
            'Site/Distribution AwsSolutions-CFR2',
            'Site/Distribution AwsSolutions-CFR4',
          ]
        : []),
    ]);
  });
});

describe('a synthesis', () => {
  it('stops at a finding', () => {
    const app = new App({ builtinCloudFormationValidation: false });
    new Bucket(new Stack(app, 'Stack'), 'Open');
    checked(app);
    expect(() => app.synth()).toThrow(/AwsSolutions-S1\b/);
  });

  it('stops at a permission that reaches further than it says why', () => {
    const role = new Role(new Stack(), 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    expect(() => allow(role, [{ actions: ['s3:GetObject'], resources: ['arn:x:::bucket/*'] }])).toThrow(
      UnexplainedWildcardError,
    );
  });

  it('has cdk-nag look at what it is given', () => {
    const app = new App();
    new CfnResource(new Stack(app, 'Stack'), 'Nothing', { type: 'AWS::SNS::Topic' });
    expect(everything(app)).toEqual([]);
    new Bucket(new Stack(app, 'Other'), 'Open');
    expect(everything(app)).toEqual(['Other/Open/Resource AwsSolutions-S1', 'Other/Open/Resource AwsSolutions-S10']);
  });
});
