import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { listObjects, listVersions, readObjects } from '../construct/object-permissions.ts';
import { readLedger, useTableKey } from '../construct/permissions.ts';
import { Step } from '../construct/step.ts';
import type { Install, Keys } from '../install.ts';

/**
 * Looks every hour at what no service of AWS can know: uploads without an answer, departments without uploads, a month
 * without a run.
 */
export const watchStep = (scope: Construct, install: Install, { inner }: Keys, dead: IQueue): Step => {
  const { config, names } = install;
  const { landing, lake, ledger } = names;
  return new Step(scope, 'watch', {
    install,
    megabytes: 512,
    seconds: 900,
    environment: { LANDING_BUCKET: landing, LAKE_BUCKET: lake, LEDGER_TABLE: ledger, TIME_ZONE: config.timeZone },
    may: [
      listVersions(landing),
      readObjects(lake, 'results/overview.json'),
      listObjects(lake, 'results/overview.json'),
      readLedger(ledger),
      useTableKey(inner.keyArn),
    ],
    dead,
  });
};
