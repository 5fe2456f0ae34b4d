import type { Construct } from 'constructs';
import { listObjects, putObjects, readObjects } from '../construct/object-permissions.ts';
import { useKeys } from '../construct/permissions.ts';
import { Step } from '../construct/step.ts';
import type { Install, Keys } from '../install.ts';

/** Brings together what became of the regions; one of which nothing is heard is missing, with the reason. */
export const mergeStep = (scope: Construct, install: Install, { inner }: Keys): Step => {
  const { lake } = install.names;
  return new Step(scope, 'merge', {
    install,
    megabytes: 512,
    seconds: 300,
    environment: { LAKE_BUCKET: lake },
    may: [readObjects(lake, 'runs/*'), putObjects(lake, 'runs/*'), listObjects(lake, 'runs/*'), useKeys(inner.keyArn)],
  });
};
