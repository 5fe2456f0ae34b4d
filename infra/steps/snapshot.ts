import type { Construct } from 'constructs';
import {
  listObjects,
  listVersions,
  putObjects,
  readObjects,
  readVersions,
  uploadObjects,
} from '../construct/object-permissions.ts';
import { readLedger, useTableKey } from '../construct/permissions.ts';
import { Step } from '../construct/step.ts';
import type { Install, Keys } from '../install.ts';

/** Takes every region's snapshot and writes down which regions the run is to compute. */
export const snapshotStep = (scope: Construct, install: Install, { inner }: Keys): Step => {
  const { landing, lake, ledger } = install.names;
  return new Step(scope, 'snapshot', {
    install,
    megabytes: 1024,
    seconds: 900,
    environment: { LANDING_BUCKET: landing, LAKE_BUCKET: lake, LEDGER_TABLE: ledger },
    may: [
      readVersions(landing, '*'),
      listVersions(landing),
      readObjects(lake, 'objects/*', 'runs/*'),
      uploadObjects(lake, 'objects/*'),
      putObjects(lake, 'runs/*'),
      listObjects(lake, 'objects/*', 'runs/*'),
      readLedger(ledger),
      useTableKey(inner.keyArn),
    ],
  });
};
