import { type App, DefaultStackSynthesizer, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { DataStack } from './data.ts';
import type { Install } from './install.ts';

/** Puts the stacks of one install into the app; cdk-nag checks them when it is synthesised. */
export const jixiao = (app: App, install: Install): void => {
  const { name } = install.config;
  const props = (stack: string, description: string) => ({
    stackName: `${name}-${stack}`,
    description: `jixiao: ${description}`,
    synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
  });
  new DataStack(app, 'Data', install, props('data', 'buckets, ledger, archive, announcements'));
  Tags.of(app).add('jixiao', name);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
};
