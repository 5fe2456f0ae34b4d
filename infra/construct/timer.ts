import { Aws } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { allow } from './permission.ts';
import { invoke, send } from './permissions.ts';

export interface TimerProps {
  readonly name: string;
  /** As the Scheduler writes it, such as `cron(0 6 5 * ? *)`. */
  readonly when: string;
  readonly timeZone: string;
  readonly calls: Lambda;
  readonly input: Readonly<Record<string, unknown>>;
  readonly paused?: boolean;
  /** Where a call goes that could not be made. */
  readonly dead: IQueue;
}

/**
 * Calls a function by the clock of the district's time zone; the function gets the instant it was due, which a
 * repeat does not change.
 */
export class Timer extends Construct {
  constructor(scope: Construct, id: string, { name, when, timeZone, calls, input, paused = false, dead }: TimerProps) {
    super(scope, id);
    const ours = { conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } } };
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', ours),
      description: `What the timer ${name} may do`,
    });
    allow(role, [invoke(calls.functionArn), send(dead.queueArn)]);
    new CfnSchedule(this, 'Schedule', {
      name,
      scheduleExpression: when,
      scheduleExpressionTimezone: timeZone,
      state: paused ? 'DISABLED' : 'ENABLED',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: calls.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ scheduledAt: '<aws.scheduler.scheduled-time>', ...input }),
        retryPolicy: { maximumRetryAttempts: 10, maximumEventAgeInSeconds: 3 * 3600 },
        deadLetterConfig: { arn: dead.queueArn },
      },
    }).node.addDependency(role);
  }
}
