import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { generateSample } from '../../../functions/sample/generate.ts';
import { districts } from '../cloud/assembly.ts';
import { tester } from '../cloud/clients.ts';
import { completions } from '../cloud/complete.ts';
import {
  archiver,
  bucketOf,
  bytesOf,
  deliver,
  jsonOf,
  keysIn,
  pagesStanding,
  runSucceeds,
  uploadFolder,
} from '../cloud/drive.ts';
import { onOneMachine } from '../cloud/one-machine.ts';
import { standing } from '../cloud/standing.ts';
import { type Cloud, startCloud } from '../cloud.ts';

// Both examples in full, by both roads; and what is left of a district whose ledger was lost.

const root = fileURLToPath(new URL('../../..', import.meta.url));
const instant = '2026-01-04T22:00:00.000Z';
const [district, cali, lost] = districts;

const wholeDistrict = async (input: string): Promise<void> => {
  await generateSample(input, { seed: 1, departments: 42, projects: 600 });
};

/** The city's open data with the descriptions and the policy that the example brings. */
const openData = join(root, '../shared/data/cali-2025');
const wholeCali = async (input: string): Promise<void> => {
  await cp(openData, input, { recursive: true });
  const example = join(root, 'examples/cali-2025');
  for (const file of (await readdir(example)).filter((name) => name.endsWith('.yaml')))
    await cp(join(example, file), join(input, file));
};

const examples = [
  { name: 'the district', code: district.code, period: '2025-12', make: wholeDistrict },
  ...(existsSync(openData)
    ? [{ name: 'the city of open data', code: cali.code, period: '2025-06', make: wholeCali }]
    : []),
];

let cloud: Cloud;
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'jixiao-examples-'));
  cloud = await startCloud(inject('assembly'), instant);
});
afterAll(async () => {
  await cloud?.stop();
  await rm(home, { recursive: true, force: true });
});

const compute = async (code: string, period: string, reason: string): Promise<void> => {
  await cloud.front.invoke('jixiao-begin', { period, reason, regions: districts, only: [code] });
  await runSucceeds(cloud, `demand-${period}-${reason}`);
};

const resultOf = (code: string) =>
  jsonOf<{ resultDigest: string; snapshot: string }>(cloud, 'lake', `results/${code}/run.json`);

test.each(examples)(
  '$name: the same result and the same pages',
  { timeout: 600_000 },
  async ({ code, period, make }) => {
    const folder = join(home, code);
    await mkdir(folder);
    await make(join(folder, 'input'));
    const machine = await onOneMachine(join(folder, 'input'), folder, instant, period);
    await uploadFolder(cloud, code, join(folder, 'input'));
    await deliver(cloud);
    await compute(code, period, 'whole');
    const { resultDigest, snapshot } = await resultOf(code);
    expect({ resultDigest, snapshot }).toEqual({ resultDigest: machine.resultDigest, snapshot: machine.snapshot });
    const pages = await pagesStanding(cloud, code);
    const keys = await keysIn(cloud, 'site', pages);
    expect(keys.map((key) => key.slice(pages.length)).sort()).toEqual([...machine.site.keys()].sort());
    const different: string[] = [];
    for (const [name, page] of machine.site)
      if (!page.equals(await bytesOf(cloud, 'site', `${pages}${name}`))) different.push(name);
    expect(different).toEqual([]);
  },
);

describe('the ledger’s table, deleted', () => {
  const jixiao = async (...args: readonly string[]): Promise<void> => {
    const env = {
      ...process.env,
      AWS_ENDPOINT_URL: cloud.front.url,
      AWS_REGION: cloud.region,
      AWS_ACCESS_KEY_ID: tester,
      AWS_SECRET_ACCESS_KEY: 'test',
      JIXIAO_LEDGER_TABLE: 'jixiao-ledger',
      JIXIAO_LAKE_BUCKET: bucketOf(cloud, 'lake'),
      JIXIAO_ARCHIVE_BUCKET: bucketOf(cloud, 'archive'),
      JIXIAO_REGION_CODE: lost.code,
    };
    await promisify(execFile)(
      process.execPath,
      ['--no-warnings', join(root, 'functions/cli/cli.ts'), ...args, '--strict'],
      { env },
    );
  };

  test('comes back from the archive, computes the same and verifies', { timeout: 600_000 }, async () => {
    const input = join(home, 'lost');
    await generateSample(input, { seed: 3, departments: 6, projects: 40 });
    await uploadFolder(cloud, lost.code, input);
    await deliver(cloud);
    await compute(lost.code, '2025-12', 'kept');
    const archive = archiver(cloud);
    await archive();
    const [before, archived, { resultDigest }] = [
      await standing(cloud, lost.code),
      await keysIn(cloud, 'archive'),
      await resultOf(lost.code),
    ];

    await cloud.clients.dynamo.send(new DeleteTableCommand({ TableName: 'jixiao-ledger' }));
    const table = cloud.made.find(({ type }) => type === 'AWS::DynamoDB::Table');
    await completions['AWS::DynamoDB::Table']?.(cloud.clients, table?.properties ?? {});
    expect((await standing(cloud, lost.code)).files).toEqual([]);

    await jixiao('restore');
    expect(await standing(cloud, lost.code)).toEqual(before);
    await archive();
    expect(await keysIn(cloud, 'archive')).toEqual(archived);

    const data = join(home, 'pulled');
    await jixiao('pull', '--data', data);
    await jixiao('verify', '--data', data);
    await compute(lost.code, '2025-12', 'restored');
    expect((await resultOf(lost.code)).resultDigest).toBe(resultDigest);
  });
});
