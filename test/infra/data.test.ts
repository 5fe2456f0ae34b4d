import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { expect, it } from 'vitest';
import { DataStack } from '../../infra/data.ts';

const template = Template.fromStack(new DataStack(new App(), 'Data'));

it('keeps facts and decisions when the stack is deleted', () => {
  template.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Retain' });
  template.allResources('AWS::DynamoDB::GlobalTable', { DeletionPolicy: 'Retain' });
});

it('leaves no bucket open to the public or without its versions', () => {
  template.allResourcesProperties('AWS::S3::Bucket', {
    PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
    VersioningConfiguration: { Status: 'Enabled' },
  });
});

it('refuses any request to the objects that is not over TLS', () => {
  template.hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })]),
    },
  });
});

it('can bring the ledger back to any second and protects it from deletion', () => {
  template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
    Replicas: [Match.objectLike({ DeletionProtectionEnabled: true, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } })],
  });
});

it('names no account and no region', () => {
  expect(JSON.stringify(template.toJSON())).not.toMatch(/\d{12}|(us|eu|cn|ap)-(east|west|north|south|central)\w*-\d/);
});
