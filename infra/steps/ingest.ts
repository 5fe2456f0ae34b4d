import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import {
  listObjects,
  listVersions,
  putObjects,
  readObjects,
  readVersions,
  uploadObjects,
} from '../construct/object-permissions.ts';
import { appendLedger, consume, tell, useTableKey } from '../construct/permissions.ts';
import { Step } from '../construct/step.ts';
import type { Install, Keys } from '../install.ts';

/** Sweeps a region's uploads: reads, checks, accepts or refuses each, and answers with a receipt. */
export const ingestStep = (scope: Construct, install: Install, { inner }: Keys, queue: Queue): Step => {
  const { landing, lake, ledger, bus } = install.names;
  return new Step(scope, 'ingest', {
    install,
    // The most that a new account may use.
    megabytes: 3008,
    seconds: 900,
    temporaryMegabytes: 4096,
    environment: { LANDING_BUCKET: landing, LAKE_BUCKET: lake, LEDGER_TABLE: ledger, BUS_NAME: bus },
    may: [
      consume(queue.queueArn),
      readVersions(landing, '*'),
      listVersions(landing),
      readObjects(lake, 'objects/*'),
      uploadObjects(lake, 'objects/*'),
      putObjects(lake, 'results/*'),
      listObjects(lake, 'objects/*'),
      appendLedger(ledger),
      tell(bus),
      useTableKey(inner.keyArn),
    ],
  });
};
