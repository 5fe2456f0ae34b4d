import { describe, expect, it } from 'vitest';
import { faultsOf } from './faults.ts';

const bucket = 'arn:<AWS::Partition>:s3:::jixiao-lake-<AWS::AccountId>-<AWS::Region>';
const allow = (Action: unknown, Resource: unknown, rest: Readonly<Record<string, unknown>> = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...rest,
});
const policy = (...Statement: unknown[]) => ({
  Resources: { Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement } } } },
});
const lambda = (role: string) => ({
  Type: 'AWS::Lambda::Function',
  Properties: { Role: { 'Fn::GetAtt': [role, 'Arn'] } },
});
const keyPolicy = (...Statement: unknown[]) => ({
  Resources: { Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement } } } },
});

describe('the walk finds', () => {
  it.each([
    ['a wildcard action', policy(allow('s3:*', `${bucket}/objects/*`))],
    ['a wildcard in an action’s middle', policy(allow(['s3:GetObject', 'kms:GenerateDataKey*'], '<Key.Arn>'))],
    ['everything as the resource', policy(allow('dynamodb:GetItem', '*'))],
    ['everything beside what must be so', policy(allow(['xray:PutTraceSegments', 's3:GetObject'], '*'))],
    ['a whole lake', policy(allow('s3:GetObject', `${bucket}/*`))],
    ['a prefix that no step owns', policy(allow('s3:GetObject', `${bucket}/secrets/*`))],
    ['half a prefix', policy(allow('s3:GetObject', `${bucket}/obj*`))],
    ['every bucket', policy(allow('s3:GetObject', 'arn:<AWS::Partition>:s3:::*/objects/*'))],
    [
      'every table',
      policy(allow('dynamodb:GetItem', 'arn:<AWS::Partition>:dynamodb:<AWS::Region>:<AWS::AccountId>:table/*')),
    ],
    [
      'every function, by a join',
      policy(allow('lambda:InvokeFunction', { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Build', 'Arn'] }, ':*']] })),
    ],
    [
      'executions of any machine',
      policy(
        allow('states:RedriveExecution', 'arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:*'),
      ),
    ],
    ['a listing without a prefix', policy(allow('s3:ListBucket', bucket))],
    ['what is not named', policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '<Table.Arn>' })],
    [
      'a policy written into the role',
      {
        Resources: {
          Role: {
            Type: 'AWS::IAM::Role',
            Properties: { Policies: [{ PolicyDocument: { Statement: allow('s3:*', '<Bucket.Arn>') } }] },
          },
        },
      },
    ],
    [
      'a policy of AWS’s',
      {
        Resources: {
          Role: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: ['arn:x:policy/AdministratorAccess'] } },
        },
      },
    ],
    ['a role of two functions', { Resources: { One: lambda('Role'), Two: lambda('Role') } }],
    [
      'a function that EventBridge may call for anyone',
      { Resources: { May: { Type: 'AWS::Lambda::Permission', Properties: { Principal: 'events.amazonaws.com' } } } },
    ],
    [
      'a key for anyone',
      keyPolicy(allow('kms:Decrypt', '*', { Principal: '*', Condition: { StringEquals: { a: 'b' } } })),
    ],
    [
      'a key for a service on behalf of any account',
      keyPolicy(allow('kms:Decrypt', '*', { Principal: { Service: 'events.amazonaws.com' } })),
    ],
    [
      'all of a key for another than its owner',
      keyPolicy(
        allow('kms:*', '*', {
          Principal: { Service: 'events.amazonaws.com' },
          Condition: { StringEquals: { a: 'b' } },
        }),
      ),
    ],
  ])('%s', (_, template) => expect(faultsOf(template)).not.toEqual([]));
});

describe('the walk lets pass', () => {
  it.each([
    ['objects under a step’s prefix', policy(allow('s3:GetObject', `${bucket}/objects/*`))],
    [
      'a listing under prefixes',
      policy(allow('s3:ListBucket', bucket, { Condition: { StringLikeIfExists: { 's3:prefix': ['objects/*'] } } })),
    ],
    ['traces, which have no resource', policy(allow(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], '*'))],
    ['a denial of everything', policy({ Effect: 'Deny', Action: '*', Resource: '*' })],
    ['a role each', { Resources: { One: lambda('RoleOne'), Two: lambda('RoleTwo') } }],
    [
      'a key’s owner',
      keyPolicy(allow('kms:*', '*', { Principal: { AWS: 'arn:<AWS::Partition>:iam::<AWS::AccountId>:root' } })),
    ],
  ])('%s', (_, template) => expect(faultsOf(template)).toEqual([]));
});
