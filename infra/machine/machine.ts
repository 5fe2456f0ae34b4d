import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { allow } from '../construct/permission.ts';
import { invoke, trace, useKeys } from '../construct/permissions.ts';
import type { Install, Keys } from '../install.ts';
import { definition } from './definition.ts';
import { logDelivery, mapPermissions } from './permissions.ts';

type Steps = Readonly<Record<'snapshot' | 'build' | 'merge' | 'report' | 'notify', Lambda>>;

/**
 * The state machine of runs, with a role that calls its five functions and starts, watches and redrives its own
 * regions.
 */
export class Machine extends Construct {
  constructor(scope: Construct, id: string, { config, names }: Install, { inner }: Keys, steps: Steps) {
    super(scope, id);
    const { snapshot, build, merge, report, notify } = steps;
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
      description: 'What the state machine of runs may do',
    });
    const functions = [snapshot, build, merge, report, notify].map(({ functionArn }) => functionArn);
    allow(role, [
      invoke(...functions),
      ...mapPermissions(names.machine, names.lake),
      useKeys(inner.keyArn),
      logDelivery,
      trace,
    ]);
    const log = new LogGroup(this, 'Log', {
      logGroupName: names.machineLog,
      retention: config.logDays as RetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const machine = new CfnStateMachine(this, 'Machine', {
      stateMachineName: names.machine,
      stateMachineType: 'STANDARD',
      roleArn: role.roleArn,
      definitionString: Stack.of(this).toJsonString(
        definition({
          plan: snapshot.functionArn,
          build: build.functionArn,
          merge: merge.functionArn,
          report: report.functionArn,
          notify: notify.functionArn,
          lake: names.lake,
          concurrency: config.concurrency,
          toleratedFailurePercent: config.toleratedFailurePercent,
        }),
      ),
      // The course of a run, without what its steps were given and gave back.
      loggingConfiguration: {
        level: 'ALL',
        includeExecutionData: false,
        destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: log.logGroupArn } }],
      },
      tracingConfiguration: { enabled: true },
    });
    machine.node.addDependency(role);
  }
}
