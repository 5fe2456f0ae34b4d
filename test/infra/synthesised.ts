import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type Config, configOf } from '../../infra/config.ts';
import { installOf } from '../../infra/install.ts';
import { jixiao } from '../../infra/jixiao.ts';

const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'));

/** An install of two regions; in aws with a public site behind CloudFront, in aws-cn without. */
const settingsFor = (partition: Config['partition']) => ({
  name: 'jixiao-test',
  partition,
  regions: [
    { code: '310115', name: '甲区' },
    { code: '310116', name: '乙区' },
  ],
  timeZone: 'Asia/Shanghai',
  schedule: { day: 5, hour: 6 },
  overdueDay: 8,
  toleratedFailurePercent: 10,
  edition: partition === 'aws' ? 'public' : 'internal',
  alarmEmail: 'operators@example.org',
  resultEmails: ['office@example.org'],
});

const stub = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-stub-'));
  writeFileSync(join(folder, 'index.mjs'), '');
  return folder;
};

/** The stacks of such an install, not yet synthesised, with empty functions. */
export const appFor = (partition: Config['partition'], changes: Readonly<Record<string, unknown>> = {}): App => {
  // What the library checks by itself costs seconds each time; `npm run synth` has it checked.
  const app = new App({
    context,
    outdir: mkdtempSync(join(tmpdir(), 'jixiao-synth-')),
    builtinCloudFormationValidation: false,
  });
  const folder = stub();
  jixiao(
    app,
    installOf(configOf({ ...settingsFor(partition), ...changes }), () => ({
      code: Code.fromAsset(folder),
      handler: 'index.handler',
    })),
  );
  return app;
};

/** The template of each stack by its id. */
export const templatesOf = (app: App): Readonly<Record<string, Template>> =>
  Object.fromEntries(
    app.node.children
      .filter((child) => Stack.isStack(child))
      .map((stack) => [stack.node.id, Template.fromStack(stack as Stack)]),
  );

export const partitions: readonly Config['partition'][] = ['aws', 'aws-cn'];
