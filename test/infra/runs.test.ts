import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { flat, policyStatements, type Synthesised } from './roles/walk.ts';
import { appFor, partitions, templatesOf } from './synthesised.ts';

describe.each(partitions)('runs in %s', (partition) => {
  let template: Template;
  beforeAll(() => {
    template = templatesOf(appFor(partition)).Runs as Template;
  });

  it('begin by the clock of the district', () => {
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: 'jixiao-test-monthly',
      ScheduleExpression: 'cron(0 6 5 * ? *)',
      ScheduleExpressionTimezone: 'Asia/Shanghai',
      State: 'ENABLED',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        DeadLetterConfig: { Arn: Match.anyValue() },
        RetryPolicy: { MaximumRetryAttempts: 10, MaximumEventAgeInSeconds: 10_800 },
      },
    });
    const [timer] = Object.values(template.findResources('AWS::Scheduler::Schedule'));
    expect(JSON.parse(timer?.Properties.Target.Input)).toEqual({
      scheduledAt: '<aws.scheduler.scheduled-time>',
      regions: [
        { code: '310115', name: '甲区' },
        { code: '310116', name: '乙区' },
      ],
    });
  });

  it('are one Standard state machine that logs its course without what passes through it', () => {
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      StateMachineName: 'jixiao-test-run',
      StateMachineType: 'STANDARD',
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: true },
    });
  });

  it('call services by the ARNs of the partition they stand in', () => {
    const [machine] = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
    const asl = JSON.parse(flat(machine?.Properties.DefinitionString));
    expect(asl.States.Regions.ItemReader.Resource).toBe('arn:<AWS::Partition>:states:::s3:getObject');
    expect(asl.States.Plan.Resource).toMatch(/^<snapshotFunction\w+\.Arn>$/);
    expect(asl.States.Regions.ItemProcessor.States.Build.Resource).toMatch(/^<buildFunction\w+\.Arn>$/);
  });

  // The library's own grants name the machine where AWS wants its executions, and forget the redrive (aws-cdk #35390).
  it('may start, watch, stop and redrive the executions of their regions, and no others', () => {
    const statements = policyStatements(template.toJSON() as Synthesised).filter(({ owner }) =>
      owner.startsWith('MachineRole'),
    );
    const on = (action: string) =>
      statements.filter(({ actions }) => actions.includes(action)).flatMap(({ resources }) => resources);
    const states = 'arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>';
    const children = `${states}:execution:jixiao-test-run/regions:*`;
    expect(on('states:StartExecution')).toEqual([`${states}:stateMachine:jixiao-test-run`]);
    expect(on('states:RedriveExecution')).toEqual([children]);
    for (const action of ['states:DescribeExecution', 'states:StopExecution'])
      expect(on(action)).toEqual([children, `${states}:execution:jixiao-test-run:*`]);
  });

  it('that end otherwise than well are told of, their regions’ own executions left out', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.states'],
        'detail-type': ['Step Functions Execution Status Change'],
        detail: { status: ['FAILED', 'TIMED_OUT', 'ABORTED'], stateMachineArn: [Match.anyValue()] },
      },
    });
    template.hasResourceProperties('AWS::Lambda::Permission', {
      Principal: 'events.amazonaws.com',
      SourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^FailedRuns'), 'Arn'] },
    });
  });

  it('are made by six functions, each told no more than it needs', () => {
    const told = Object.values(template.findResources('AWS::Lambda::Function')).map(({ Properties }) => [
      Properties.FunctionName,
      Object.keys(Properties.Environment.Variables)
        .filter((name) => name.startsWith('JIXIAO_'))
        .map((name) => name.slice('JIXIAO_'.length)),
    ]);
    expect(Object.fromEntries(told)).toEqual({
      'jixiao-test-begin': ['STATE_MACHINE_ARN', 'TIME_ZONE'],
      'jixiao-test-snapshot': ['LANDING_BUCKET', 'LAKE_BUCKET', 'LEDGER_TABLE'],
      'jixiao-test-build': ['LAKE_BUCKET', 'SITE_BUCKET', 'LEDGER_TABLE', 'BUS_NAME', 'EDITION'],
      'jixiao-test-merge': ['LAKE_BUCKET'],
      'jixiao-test-report': ['LAKE_BUCKET', 'SITE_BUCKET', 'EDITION'],
      'jixiao-test-notify': ['LAKE_BUCKET', 'TOPIC_ARN', ...(partition === 'aws' ? ['SITE_URL'] : [])],
    });
  });

  it('that could not begin or be told of leave a dead letter', () => {
    for (const name of ['begin', 'notify']) {
      template.hasResourceProperties('AWS::Lambda::Function', {
        FunctionName: `jixiao-test-${name}`,
        DeadLetterConfig: { TargetArn: Match.anyValue() },
      });
    }
  });
});
