import { type App, DefaultStackSynthesizer, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { DataStack } from './data.ts';
import { IngestStack } from './ingest.ts';
import type { Install } from './install.ts';
import { QueryStack } from './query.ts';
import { RunsStack } from './runs.ts';
import { SiteStack } from './site.ts';
import { WatchStack } from './watch.ts';

/** Puts the stacks of one install into the app. */
export const jixiao = (app: App, install: Install): void => {
  const { name } = install.config;
  const props = (stack: string, description: string) => ({
    stackName: `${name}-${stack}`,
    description: `jixiao: ${description}`,
    synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
  });
  const data = new DataStack(app, 'Data', install, props('data', 'buckets, ledger, archive, announcements'));
  const ingest = new IngestStack(app, 'Ingest', install, data.keys, props('ingest', 'from uploads to receipts'));
  const site = install.config.site.on
    ? new SiteStack(app, 'Site', install, props('site', 'the pages behind CloudFront'))
    : null;
  const runs = new RunsStack(app, 'Runs', install, data.keys, {
    ...props('runs', 'the monthly run'),
    siteUrl: site?.url ?? null,
  });
  const watch = new WatchStack(app, 'Watch', install, data.keys, props('watch', 'dashboard and alarms'));
  const query = new QueryStack(app, 'Query', install, data.keys, props('query', 'tables and a workgroup of Athena'));
  // Names are known beforehand, so only the order of deployment has to be said.
  for (const stack of [ingest, ...(site ? [site] : []), runs, query]) stack.addStackDependency(data);
  for (const stack of [ingest, runs]) watch.addStackDependency(stack);
  Tags.of(app).add('jixiao', name);
};

/**
 * Has cdk-nag check the app whenever it is synthesised: a finding that nobody has acknowledged with a reason stops it.
 */
export const checked = (app: App): void => Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
