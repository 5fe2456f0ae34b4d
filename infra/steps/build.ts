import type { Construct } from 'constructs';
import { deleteObjects, listObjects, putObjects, readObjects, uploadObjects } from '../construct/object-permissions.ts';
import { appendLedger, tell, useKeys, useTableKey } from '../construct/permissions.ts';
import { Step } from '../construct/step.ts';
import type { Install, Keys } from '../install.ts';

/** Computes one region: marts, notices, pages, and what became of it. */
export const buildStep = (scope: Construct, install: Install, { inner, outer }: Keys): Step => {
  const { config, names } = install;
  const { lake, site, ledger, bus } = names;
  return new Step(scope, 'build', {
    install,
    // The most that a new account may use.
    megabytes: 3008,
    seconds: 900,
    temporaryMegabytes: 4096,
    environment: {
      LAKE_BUCKET: lake,
      SITE_BUCKET: site,
      LEDGER_TABLE: ledger,
      BUS_NAME: bus,
      EDITION: config.edition,
    },
    may: [
      readObjects(lake, 'objects/*', 'results/*', 'runs/*', 'marts/*'),
      uploadObjects(lake, 'objects/*', 'results/*', 'marts/*'),
      putObjects(lake, 'runs/*'),
      deleteObjects(lake, 'results/*'),
      listObjects(lake, 'objects/*', 'results/*', 'runs/*', 'marts/*'),
      // Whoever writes over what it has seen must be allowed to read it.
      readObjects(site, '*'),
      putObjects(site, '*'),
      deleteObjects(site, '*'),
      listObjects(site),
      appendLedger(ledger),
      tell(bus),
      useTableKey(inner.keyArn),
      useKeys(outer.keyArn),
    ],
  });
};
