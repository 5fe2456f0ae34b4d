import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { appFor, partitions, templatesOf } from './synthesised.ts';

describe.each(partitions)('uploads in %s', (partition) => {
  let template: Template;
  beforeAll(() => {
    template = templatesOf(appFor(partition)).Ingest as Template;
  });

  it('are heard of from one bucket only', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: { bucket: { name: [{ 'Fn::Join': ['', Match.arrayWith(['jixiao-test-landing-'])] }] } },
      },
    });
  });

  it('wait in a queue that only the rule may fill, over TLS, encrypted', () => {
    template.allResourcesProperties('AWS::SQS::Queue', {
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 1_209_600,
    });
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Action: 'sqs:*',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sqs:SendMessage',
            Principal: { Service: 'events.amazonaws.com' },
            Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [Match.stringLikeRegexp('Rule'), 'Arn'] } } },
          }),
        ]),
      },
    });
  });

  it('lie with the dead after two days of trying, from where they can be moved back', () => {
    template.hasResourceProperties('AWS::SQS::Queue', {
      QueueName: 'jixiao-test-uploads',
      DelaySeconds: 120,
      RedrivePolicy: {
        maxReceiveCount: 200,
        deadLetterTargetArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('Dead'), 'Arn'] },
      },
    });
    template.hasResourceProperties('AWS::SQS::Queue', { QueueName: 'jixiao-test-uploads-dead' });
  });

  it('fail one by one, and are hidden for longer than a sweep may last', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      Enabled: true,
      ScalingConfig: { MaximumConcurrency: 10 },
    });
    const [queue] = Object.values(
      template.findResources('AWS::SQS::Queue', { Properties: { QueueName: 'jixiao-test-uploads' } }),
    );
    const [sweep] = Object.values(template.findResources('AWS::Lambda::Function'));
    expect(queue?.Properties.VisibilityTimeout).toBeGreaterThan(sweep?.Properties.Timeout);
  });

  it('are swept by a function of today’s Node, traced, with a log that ends', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'jixiao-test-ingest',
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: Match.stringLikeRegexp('^ingestLog') } },
      EphemeralStorage: { Size: 4096 },
    });
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 });
  });
});

it.each([
  [1, 2],
  [120, 120],
])(
  'sweeps as many regions at once as are asked for, within what a mapping can: %d',
  (concurrency, MaximumConcurrency) => {
    templatesOf(appFor('aws', { concurrency })).Ingest?.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      ScalingConfig: { MaximumConcurrency },
    });
  },
);

describe('an install that is paused', () => {
  const templates = templatesOf(appFor('aws', { paused: true }));

  it('takes in nothing, and keeps what came meanwhile', () => {
    templates.Ingest?.hasResourceProperties('AWS::Lambda::EventSourceMapping', { Enabled: false });
    templates.Ingest?.hasResourceProperties('AWS::Events::Rule', { State: Match.absent() });
  });

  it('begins no month by itself, though it can be told to', () => {
    templates.Runs?.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: 'jixiao-test-monthly',
      State: 'DISABLED',
    });
    templates.Runs?.hasResourceProperties('AWS::Lambda::Function', { FunctionName: 'jixiao-test-begin' });
  });

  it('is watched and archived as ever', () => {
    templates.Watch?.hasResourceProperties('AWS::Scheduler::Schedule', { State: 'ENABLED' });
    templates.Data?.hasResourceProperties('AWS::Lambda::EventSourceMapping', { Enabled: Match.absent() });
  });
});

it('runs on the processor that is asked for', () => {
  templatesOf(appFor('aws', { processor: 'x64' })).Ingest?.hasResourceProperties('AWS::Lambda::Function', {
    Architectures: ['x86_64'],
  });
});
