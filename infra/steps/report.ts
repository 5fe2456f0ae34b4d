import type { Construct } from 'constructs';
import { listObjects, readObjects, writeObjects } from '../construct/object-permissions.ts';
import { useKeys } from '../construct/permissions.ts';
import { Step } from '../construct/step.ts';
import type { Install, Keys } from '../install.ts';

/** Writes the overview of the regions, the missing ones among them. */
export const reportStep = (scope: Construct, install: Install, { inner, outer }: Keys): Step => {
  const { config, names } = install;
  const { lake, site } = names;
  return new Step(scope, 'report', {
    install,
    megabytes: 512,
    seconds: 120,
    environment: { LAKE_BUCKET: lake, SITE_BUCKET: site, EDITION: config.edition },
    may: [
      readObjects(lake, 'runs/*', 'results/*'),
      writeObjects(lake, 'results/overview.json'),
      listObjects(lake, 'runs/*', 'results/*'),
      readObjects(site, '*'),
      writeObjects(site, 'index.html', 'style.css'),
      listObjects(site),
      useKeys(inner.keyArn, outer.keyArn),
    ],
  });
};
