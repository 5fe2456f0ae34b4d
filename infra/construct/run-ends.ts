import { CfnRule } from 'aws-cdk-lib/aws-events';
import { CfnPermission, type Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Install } from '../install.ts';
import { arns } from '../names.ts';

/** Tells the function of every run that ended otherwise than well, the regions' own executions left out. */
export const tellFailedRuns = (scope: Construct, { names }: Install, notify: Lambda): void => {
  const rule = new CfnRule(scope, 'FailedRuns', {
    name: `${names.machine}-failed`,
    eventPattern: {
      source: ['aws.states'],
      'detail-type': ['Step Functions Execution Status Change'],
      detail: { stateMachineArn: [arns.machine(names.machine)], status: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
    },
    targets: [{ id: 'Notify', arn: notify.functionArn }],
  });
  new CfnPermission(scope, 'FailedRunsMayCall', {
    action: 'lambda:InvokeFunction',
    functionName: notify.functionArn,
    principal: 'events.amazonaws.com',
    sourceArn: rule.attrArn,
  });
};
