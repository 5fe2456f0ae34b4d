import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { listObjects, putObjects, readObjects } from '../construct/object-permissions.ts';
import { publish, useKeys } from '../construct/permissions.ts';
import { Step } from '../construct/step.ts';
import type { Install, Keys } from '../install.ts';
import { arns } from '../names.ts';

/** Tells people that a run has finished, or that it failed. */
export const notifyStep = (
  scope: Construct,
  install: Install,
  { inner, outer }: Keys,
  siteUrl: string | null,
  dead: IQueue,
): Step => {
  const { lake, results } = install.names;
  return new Step(scope, 'notify', {
    install,
    megabytes: 256,
    seconds: 60,
    environment: { LAKE_BUCKET: lake, TOPIC_ARN: arns.topic(results), ...(siteUrl && { SITE_URL: siteUrl }) },
    may: [
      readObjects(lake, 'runs/*'),
      putObjects(lake, 'runs/*'),
      listObjects(lake, 'runs/*'),
      publish(results),
      useKeys(inner.keyArn, outer.keyArn),
    ],
    dead,
  });
};
