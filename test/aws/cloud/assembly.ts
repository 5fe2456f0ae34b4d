import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { parse } from 'yaml';
import { bundle, type FunctionName, functions } from '../../../infra/bundle/bundle.ts';
import { configOf } from '../../../infra/config.ts';
import { installOf } from '../../../infra/install.ts';
import { jixiao } from '../../../infra/jixiao.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const processor = process.arch === 'arm64' ? 'arm64' : 'x64';

/** Three districts: one fictional, one of open data, one that never sends anything. */
export const districts = [
  { code: '310115', name: '示例区' },
  { code: '760001', name: '卡利市' },
  { code: '310199', name: '未报区' },
] as const;

/** In place of the example configuration's. */
const settings = {
  processor,
  regions: districts,
  edition: 'internal',
  site: { on: false },
  toleratedFailurePercent: 40,
};

/** Synthesises the templates of an install, with the functions' very bundles for this machine's processor. */
export const synthesise = async (folder: string): Promise<void> => {
  const example: unknown = parse(await readFile(join(root, 'infra/example.yaml'), 'utf8'));
  const { context } = JSON.parse(await readFile(join(root, 'cdk.json'), 'utf8')) as {
    context: Record<string, unknown>;
  };
  const names = Object.keys(functions) as FunctionName[];
  const bundles = await Promise.all(names.map((name) => bundle(name, processor, join(folder, 'bundles'))));
  const codeOf = (name: FunctionName) => {
    const { folder: lies, handler } = bundles[names.indexOf(name)] ?? { folder: '', handler: '' };
    return { code: Code.fromAsset(lies), handler };
  };
  const app = new App({
    context: { ...context, 'aws:cdk:disable-asset-staging': true },
    outdir: join(folder, 'out'),
    analyticsReporting: false,
  });
  jixiao(app, installOf(configOf({ ...(example as object), ...settings }), codeOf));
  app.synth();
};
