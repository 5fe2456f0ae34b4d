import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { bundle, type FunctionName, functions } from './bundle.ts';
import { ConfigError, readConfig } from './config.ts';
import { installOf } from './install.ts';
import { checked, jixiao } from './jixiao.ts';

const app = new App();
const path: unknown = app.node.tryGetContext('config');
if (typeof path !== 'string') throw new ConfigError(['name the configuration file: --context config=infra/example.yaml']);
const config = await readConfig(path);
const names = Object.keys(functions) as FunctionName[];
const bundles = await Promise.all(names.map((name) => bundle(name, config.processor)));
const codeOf = (name: FunctionName) => {
  const { folder, handler } = bundles[names.indexOf(name)] ?? { folder: '', handler: '' };
  return { code: Code.fromAsset(folder), handler };
};
jixiao(app, installOf(config, codeOf));
checked(app);
app.synth();
