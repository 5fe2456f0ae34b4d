import process from 'node:process';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { bundle, type FunctionName, functions } from './bundle/bundle.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { installOf } from './install.ts';
import { checked, jixiao } from './jixiao.ts';

const chosen = async (path: unknown): Promise<Config> => {
  if (typeof path !== 'string')
    throw new ConfigError(['name the configuration file: --context config=infra/example.yaml']);
  return readConfig(path);
};

const synthesise = async (app: App): Promise<void> => {
  const config = await chosen(app.node.tryGetContext('config'));
  const names = Object.keys(functions) as FunctionName[];
  const bundles = new Map(
    await Promise.all(names.map(async (name) => [name, await bundle(name, config.processor)] as const)),
  );
  const codeOf = (name: FunctionName) => {
    const { folder = '', handler = '' } = bundles.get(name) ?? {};
    return { code: Code.fromAsset(folder), handler };
  };
  jixiao(app, installOf(config, codeOf));
  checked(app);
  app.synth();
};

try {
  await synthesise(new App());
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  // Whoever wrote the file needs its faults, not our stack.
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
