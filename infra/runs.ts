import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { deadQueue } from './construct/queue.ts';
import { tellFailedRuns } from './construct/run-ends.ts';
import { Timer } from './construct/timer.ts';
import type { Install, Keys } from './install.ts';
import { Machine } from './machine/machine.ts';
import { arns } from './names.ts';
import { beginStep } from './steps/begin.ts';
import { buildStep } from './steps/build.ts';
import { mergeStep } from './steps/merge.ts';
import { notifyStep } from './steps/notify.ts';
import { reportStep } from './steps/report.ts';
import { snapshotStep } from './steps/snapshot.ts';

export interface RunsProps extends StackProps {
  /** Where people find the site; null where there is none to be found. */
  readonly siteUrl: string | null;
}

/** The monthly run: the timer, the function that names the run, the state machine and its five steps. */
export class RunsStack extends Stack {
  constructor(scope: Construct, id: string, install: Install, keys: Keys, props: RunsProps) {
    super(scope, id, props);
    const { config, names } = install;
    const dead = deadQueue(this, 'Dead', names.dead('runs'));
    const notify = notifyStep(this, install, keys, props.siteUrl, dead).lambda;
    new Machine(this, 'Machine', install, keys, {
      snapshot: snapshotStep(this, install, keys).lambda,
      build: buildStep(this, install, keys).lambda,
      merge: mergeStep(this, install, keys).lambda,
      report: reportStep(this, install, keys).lambda,
      notify,
    });
    tellFailedRuns(this, install, notify);
    new Timer(this, 'Monthly', {
      name: names.monthly,
      when: `cron(0 ${config.schedule.hour} ${config.schedule.day} * ? *)`,
      timeZone: config.timeZone,
      calls: beginStep(this, install, dead).lambda,
      input: { regions: config.regions },
      paused: config.paused,
      dead,
    });
    new CfnOutput(this, 'StateMachine', { value: arns.machine(names.machine) });
    new CfnOutput(this, 'BeginFunction', { value: names.step('begin') });
  }
}
