import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { startMachine } from '../construct/permissions.ts';
import { Step } from '../construct/step.ts';
import type { Install } from '../install.ts';
import { arns } from '../names.ts';

/** Names a run and starts it; a run of that name that is there already is left alone. */
export const beginStep = (scope: Construct, install: Install, dead: IQueue): Step =>
  new Step(scope, 'begin', {
    install,
    megabytes: 256,
    seconds: 30,
    environment: { STATE_MACHINE_ARN: arns.machine(install.names.machine), TIME_ZONE: install.config.timeZone },
    may: [startMachine(install.names.machine)],
    dead,
  });
