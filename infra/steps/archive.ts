import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { listObjects, putObjects, readObjects } from '../construct/object-permissions.ts';
import { follow, send, useKeys } from '../construct/permissions.ts';
import { Step } from '../construct/step.ts';
import type { Install, Keys } from '../install.ts';

/** Copies the ledger's events, as they are written, to where no one can change them. */
export const archiveStep = (
  scope: Construct,
  install: Install,
  { inner }: Keys,
  streamArn: string,
  dead: IQueue,
): Step => {
  const { archive } = install.names;
  return new Step(scope, 'archive', {
    install,
    megabytes: 512,
    seconds: 60,
    environment: { ARCHIVE_BUCKET: archive },
    may: [
      follow(streamArn),
      readObjects(archive, '*'),
      putObjects(archive, '*'),
      listObjects(archive),
      useKeys(inner.keyArn),
      send(dead.queueArn),
    ],
  });
};
