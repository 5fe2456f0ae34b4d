import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appFor, partitions } from '../infra/synthesised.ts';
import { cache } from './servers.ts';

const run = promisify(execFile);

/** Where the templates are to be deployed: what a region lacks, cfn-lint knows. */
const regions = {
  aws: ['us-east-1', 'eu-central-1', 'ap-southeast-1'],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
} as const;

/** The library writes down dependencies that CloudFormation would see by itself. */
const ignored = ['W3005'];

const lint = async (partition: keyof typeof regions, templates: readonly string[]): Promise<string> => {
  const python = join(cache, 'moto-5.2.1', 'venv', 'bin', 'python');
  const options = [
    '--format',
    'parseable',
    '--ignore-checks',
    ...ignored,
    '--regions',
    ...regions[partition],
    '--template',
    ...templates,
  ];
  const { stdout } = await run(python, ['-c', 'from cfnlint.runner import main; main()', ...options]).catch(
    (error: { readonly stdout?: string }) => {
      if (error.stdout) return { stdout: error.stdout };
      throw error;
    },
  );
  return stdout;
};

describe('cfn-lint', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jixiao-lint-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it.each(partitions)('finds nothing in the templates for %s', async (partition) => {
    const { directory } = appFor(partition).synth();
    const templates = (await readdir(directory))
      .filter((file) => file.endsWith('.template.json'))
      .map((file) => join(directory, file));
    expect(templates).toHaveLength(partition === 'aws' ? 6 : 5);
    expect(await lint(partition, templates)).toBe('');
  });

  it('finds what a region does not have, and a property that there is not', async () => {
    const template = join(folder, 'bad.template.json');
    const origin = { Type: 'AWS::CloudFront::OriginAccessControl', Properties: { OriginAccessControlConfig: {} } };
    await writeFile(
      template,
      JSON.stringify({ Resources: { Origin: origin, Queue: { Type: 'AWS::SQS::Queue', Properties: { Nmae: 'x' } } } }),
    );
    const found = await lint('aws-cn', [template]);
    expect(found).toMatch(/E3006.*OriginAccessControl.*cn-north-1/);
    expect(found).toMatch(/E3002.*Nmae/);
  });
});
