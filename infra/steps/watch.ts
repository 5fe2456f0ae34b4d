import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { listObjects, listVersions, readObjects } from '../construct/object-permissions.ts';
import { readLedger, useKeys, watchMachine } from '../construct/permissions.ts';
import { Step } from '../construct/step.ts';
import type { Install, Keys } from '../install.ts';
import { arns } from '../names.ts';

/** Looks every hour at what no service of AWS can know: uploads without an answer, departments without uploads, a month without a run. */
export const watchStep = (scope: Construct, install: Install, { inner }: Keys, dead: IQueue): Step => {
  const { config, names } = install;
  const { landing, lake, ledger, machine } = names;
  const seen = ['objects/*', 'marts/*', 'results/*', 'runs/*'];
  return new Step(scope, 'watch', {
    install,
    megabytes: 512,
    seconds: 300,
    environment: {
      LANDING_BUCKET: landing,
      LAKE_BUCKET: lake,
      LEDGER_TABLE: ledger,
      STATE_MACHINE_ARN: arns.machine(machine),
      TIME_ZONE: config.timeZone,
    },
    may: [
      listObjects(landing),
      listVersions(landing),
      readObjects(lake, ...seen),
      listObjects(lake, ...seen),
      readLedger(ledger),
      ...watchMachine(machine),
      useKeys(inner.keyArn),
    ],
    dead,
  });
};
