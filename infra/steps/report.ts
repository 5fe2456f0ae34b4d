import type { Construct } from 'constructs';
import { listObjects, putObjects, readObjects } from '../construct/object-permissions.ts';
import { useKeys } from '../construct/permissions.ts';
import { Step } from '../construct/step.ts';
import type { Install, Keys } from '../install.ts';

/** Writes the overview of the regions, the missing ones among them. */
export const reportStep = (scope: Construct, install: Install, { inner, outer }: Keys): Step => {
  const { lake, site } = install.names;
  return new Step(scope, 'report', {
    install,
    megabytes: 512,
    seconds: 300,
    environment: { LAKE_BUCKET: lake, SITE_BUCKET: site, EDITION: install.config.edition },
    may: [
      readObjects(lake, 'runs/*', 'results/overview.json'),
      putObjects(lake, 'results/overview.json'),
      listObjects(lake, 'runs/*', 'results/overview.json'),
      readObjects(site, 'index.html', 'style.css'),
      putObjects(site, 'index.html', 'style.css'),
      listObjects(site, 'index.html', 'style.css'),
      useKeys(inner.keyArn, outer.keyArn),
    ],
  });
};
