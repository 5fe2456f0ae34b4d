import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { marts } from '../../../analytics/contracts/marts/catalogue.ts';
import type { RunRecord } from '../../../analytics/run/record.ts';
import { bucketOutput } from '../../../functions/adapters/bucket-output.ts';
import { main } from '../../../functions/cli/main.ts';
import { generateSample } from '../../../functions/sample/generate.ts';
import { december, sealed } from '../../contract/output.ts';
import { memoryBucket } from '../../support/memory-bucket.ts';
import { columnOf, everyRule, writeWholes } from './every-rule.ts';

/** A fictional district computed on one machine, and a folder that holds what the lake bucket would. */
export interface Example {
  readonly folder: string;
  readonly data: string;
  readonly lake: string;
  readonly record: RunRecord;
  remove(): Promise<void>;
}

/** The keys that the functions would write, as files below a folder. */
const layOut = async (lake: string, region: string, data: string, out: string, fiscalYear: number): Promise<void> => {
  const bucket = memoryBucket();
  const output = await bucketOutput({ site: memoryBucket(), lake: bucket, region, fiscalYear }, () =>
    new Date().toISOString(),
  );
  for (const { name } of marts) {
    await copyFile(join(out, 'marts', `${name}.parquet`), join(output.workspace, name));
    await output.move(`marts/${name}.parquet`, join(output.workspace, name));
  }
  await output.write('run.json', sealed('example')['run.json']);
  await output.publish(december);
  for (const [key, { body }] of bucket.objects) {
    await mkdir(join(lake, dirname(key)), { recursive: true });
    await writeFile(join(lake, key), body);
  }
  await mkdir(join(lake, 'objects'));
  await symlink(join(data, 'objects'), join(lake, 'objects', region));
};

/**
 * Makes and computes a district of a few departments under rules that use every model; `region` is its code in the
 * lake.
 */
export const example = async (region: string): Promise<Example> => {
  const folder = await mkdtemp(join(tmpdir(), 'jixiao-trino-example-'));
  const [input, data, out, lake] = ['input', 'data', 'out', 'lake'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ];
  await generateSample(input, { seed: 7, departments: 5, projects: 60 });
  let printed = '';
  const keep = (text: string): boolean => {
    printed += text;
    return true;
  };
  const io = {
    out: keep,
    err: keep,
    isTerminal: false,
    wait: async () => false,
    clock: () => '2026-01-15T08:00:00.000Z',
    environment: {},
  };
  const run = async (...more: readonly string[]): Promise<void> => {
    if ((await main(['run', input, '--out', out, ...more], io)) !== 0) throw new Error(printed);
  };
  await run('--data', join(folder, 'first'));
  const codes = await Promise.all([
    columnOf(out, 'evaluation_department', 'department_code'),
    columnOf(out, 'evaluation_project', 'project_code'),
  ]);
  // The result of one data directory does not take the place of another's.
  await rm(out, { recursive: true });
  await writeWholes(input, ...codes);
  await run('--data', data, '--policy', await everyRule(input));
  const record = JSON.parse(await readFile(join(out, 'run.json'), 'utf8')) as RunRecord;
  await layOut(lake, region, data, out, record.fiscalYear);
  return { folder, data, lake, record, remove: () => rm(folder, { recursive: true, force: true }) };
};
