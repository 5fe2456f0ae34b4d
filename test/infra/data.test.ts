import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { appFor, partitions, templatesOf } from './synthesised.ts';

/** The bucket that holds this, by what its name says. */
const bucketOf = (template: Template, holds: string): { id: string; properties: Record<string, unknown> } => {
  const found = Object.entries(template.findResources('AWS::S3::Bucket')).find(([, { Properties }]) =>
    JSON.stringify(Properties.BucketName).includes(`-${holds}-`),
  );
  if (!found) throw new Error(`no bucket for ${holds}`);
  return { id: found[0], properties: found[1].Properties };
};

const statementsOf = (template: Template, bucket: string): readonly Record<string, unknown>[] => {
  const policies = Object.values(
    template.findResources('AWS::S3::BucketPolicy', { Properties: { Bucket: { Ref: bucket } } }),
  );
  return policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
};

describe.each(partitions)('facts and decisions in %s', (partition) => {
  let template: Template;
  beforeAll(() => {
    template = templatesOf(appFor(partition)).Data as Template;
  });

  it('are kept when the stack is deleted', () => {
    for (const type of ['AWS::S3::Bucket', 'AWS::DynamoDB::Table', 'AWS::KMS::Key'])
      template.allResources(type, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  it('lie in no bucket that is open to the public, or forgets its versions', () => {
    template.resourceCountIs('AWS::S3::Bucket', 5);
    template.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      VersioningConfiguration: { Status: 'Enabled' },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
  });

  it.each(['landing', 'lake', 'site', 'archive', 'logs'])('are reached over TLS only: %s', (holds) => {
    const denials = statementsOf(template, bucketOf(template, holds).id).filter(
      ({ Effect, Action, Condition }) =>
        Effect === 'Deny' &&
        Action === 's3:*' &&
        JSON.stringify(Condition) === '{"Bool":{"aws:SecureTransport":"false"}}',
    );
    expect(denials).toHaveLength(1);
    expect(denials[0]?.Resource).toHaveLength(2);
  });

  it.each(['landing', 'lake', 'site', 'archive'])(
    'are encrypted with a key that changes every year, logged and tidied: %s',
    (holds) => {
      const { properties } = bucketOf(template, holds);
      expect(properties).toMatchObject({
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
          ],
        },
        LoggingConfiguration: { DestinationBucketName: { Ref: bucketOf(template, 'logs').id } },
        LifecycleConfiguration: {
          Rules: expect.arrayContaining([
            expect.objectContaining({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }),
          ]),
        },
      });
      template.allResourcesProperties('AWS::KMS::Key', { EnableKeyRotation: true });
    },
  );

  it.each(['landing', 'archive'])('can’t be deleted before their time: %s', (holds) => {
    expect(bucketOf(template, holds).properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 3650 } },
      },
    });
  });

  it.each(['landing', 'archive'])(
    'can’t be deleted before their time by who may go round the lock either: %s',
    (holds) => {
      const { id } = bucketOf(template, holds);
      expect(statementsOf(template, id)).toContainEqual({
        Sid: 'KeepLocked',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 's3:BypassGovernanceRetention',
        Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [id, 'Arn'] }, '/*']] },
      });
    },
  );

  it.each([
    ['lake', '/objects/*'],
    ['archive', '/*'],
  ])('are written once: %s%s', (holds, keys) => {
    const { id } = bucketOf(template, holds);
    const Resource = { 'Fn::Join': ['', [{ 'Fn::GetAtt': [id, 'Arn'] }, keys]] };
    const Principal = { AWS: '*' };
    expect(statementsOf(template, id)).toEqual(
      expect.arrayContaining([
        {
          Sid: 'WriteOnce',
          Effect: 'Deny',
          Principal,
          Action: 's3:PutObject',
          Resource,
          Condition: { Null: { 's3:if-none-match': 'true' }, Bool: { 's3:ObjectCreationOperation': 'true' } },
        },
        { Sid: 'KeepAll', Effect: 'Deny', Principal, Action: ['s3:DeleteObject', 's3:DeleteObjectVersion'], Resource },
      ]),
    );
  });

  it('forget what a run needs only while it runs, and never an object', () => {
    const rules = (bucketOf(template, 'lake').properties.LifecycleConfiguration as { Rules: Record<string, unknown>[] })
      .Rules;
    expect(rules.filter((rule) => 'ExpirationInDays' in rule).map((rule) => rule.Prefix)).toEqual(['runs/', 'athena/']);
  });

  it.each([
    ['site', undefined, 90],
    ['lake', 'results/', 365],
  ])('of runs that were cleared away, leave nothing behind in the %s for ever', (holds, prefix, days) => {
    const { Rules } = bucketOf(template, holds).properties.LifecycleConfiguration as {
      Rules: Record<string, unknown>[];
    };
    expect(Rules.filter((rule) => rule.ExpiredObjectDeleteMarker)).toEqual([
      expect.objectContaining({
        ...(prefix && { Prefix: prefix }),
        NoncurrentVersionExpiration: { NoncurrentDays: days },
        Status: 'Enabled',
      }),
    ]);
  });

  it('tell EventBridge of every upload, without a function of the library’s own', () => {
    expect(bucketOf(template, 'landing').properties.NotificationConfiguration).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
    template.resourceCountIs('AWS::Lambda::Function', 1);
  });

  it('stand in a ledger that is paid by use, can be brought back to any second and can’t be deleted by mistake', () => {
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      KeySchema: [
        { AttributeName: 'stream', KeyType: 'HASH' },
        { AttributeName: 'version', KeyType: 'RANGE' },
      ],
    });
  });

  it('stand in a new table, named everywhere, when the old one is lost', () => {
    const templates = Object.values(templatesOf(appFor(partition, { ledgerTable: 'jixiao-ledger-2' }))).map((each) =>
      JSON.stringify(each.toJSON()),
    );
    expect(templates.join()).not.toContain('jixiao-test-ledger');
    expect(templates.filter((each) => each.includes('table/jixiao-ledger-2'))).toHaveLength(3);
  });

  it('are archived from the first event on, and what can’t be is named in a queue', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      EventSourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Ledger'), 'StreamArn'] },
      StartingPosition: 'TRIM_HORIZON',
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 10,
      MaximumRecordAgeInSeconds: Match.absent(),
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [Match.stringLikeRegexp('Dead'), 'Arn'] } } },
    });
  });

  it('are told through a bus, and mailed by topics that take TLS and our key only', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      // A refusal has its receipt; a mail for each file would bury the rest.
      EventPattern: { source: ['jixiao'], 'detail-type': ['policy.adopted'] },
      Targets: [
        Match.objectLike({
          DeadLetterConfig: { Arn: Match.anyValue() },
          InputTransformer: { InputTemplate: Match.stringLikeRegexp('^".*<region>.*<kind>.*"$') },
        }),
      ],
    });
    template.resourceCountIs('AWS::SNS::Topic', 2);
    template.allResourcesProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() });
    template.allResourcesProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  });

  it('let CloudFront read the pages only where there is a site', () => {
    const allowed = statementsOf(template, bucketOf(template, 'site').id).filter(({ Effect }) => Effect === 'Allow');
    expect(allowed.map(({ Action, Principal }) => ({ Action, Principal }))).toEqual(
      partition === 'aws' ? [{ Action: 's3:GetObject', Principal: { Service: 'cloudfront.amazonaws.com' } }] : [],
    );
  });
});
