import type { Construct } from 'constructs';
import { deleteObjects, listObjects, listVersions, readObjects, readVersions, writeObjects } from '../construct/object-permissions.ts';
import { appendLedger, tell, useKeys } from '../construct/permissions.ts';
import { Step } from '../construct/step.ts';
import type { Install, Keys } from '../install.ts';

/** Computes one region: marts, notices, pages, and what became of it. */
export const buildStep = (scope: Construct, install: Install, { inner, outer }: Keys): Step => {
  const { config, names } = install;
  const { landing, lake, site, ledger, bus } = names;
  return new Step(scope, 'build', {
    install,
    // The most that a new account may use.
    megabytes: 3008,
    seconds: 900,
    temporaryMegabytes: 4096,
    environment: {
      LANDING_BUCKET: landing,
      LAKE_BUCKET: lake,
      SITE_BUCKET: site,
      LEDGER_TABLE: ledger,
      BUS_NAME: bus,
      TIME_ZONE: config.timeZone,
      EDITION: config.edition,
    },
    may: [
      readObjects(landing, '*'),
      readVersions(landing, '*'),
      listObjects(landing),
      listVersions(landing),
      readObjects(lake, 'objects/*', 'marts/*', 'results/*', 'runs/*'),
      writeObjects(lake, 'objects/*', 'marts/*', 'results/*', 'runs/*'),
      deleteObjects(lake, 'results/*'),
      listObjects(lake, 'objects/*', 'marts/*', 'results/*', 'runs/*'),
      readObjects(site, '*'),
      writeObjects(site, '*'),
      deleteObjects(site, '*'),
      listObjects(site),
      appendLedger(ledger),
      tell(bus),
      useKeys(inner.keyArn, outer.keyArn),
    ],
  });
};
