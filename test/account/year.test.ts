import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pointerOf, runFolder } from '../../analytics/results/places.ts';
import { landingState, landingStream } from '../../analytics/uploads/landing.ts';
import { dynamoLedger } from '../../functions/adapters/dynamo-ledger.ts';
import { dynamoClient, s3Client, sfnClient } from '../../functions/cloud/clients.ts';
import { generateSample } from '../../functions/sample/generate.ts';
import { filesBelow } from '../aws/cloud/drive.ts';
import { type OneMachine, onOneMachine } from '../aws/cloud/one-machine.ts';
import { findInstall, freshDistrict, type Install } from './install.ts';

// A fictional district's whole year through the deployed install, held against one machine's. Minutes pass while AWS
// does its part.

const key = `demand-2025-12-${randomUUID().slice(0, 8)}`;
const patience = 45 * 60_000;
let install: Install;
let district: string;
let folder: string;
let machine: OneMachine;
beforeAll(async () => {
  [install, district] = [await findInstall(), freshDistrict()];
  folder = await mkdtemp(join(tmpdir(), 'jixiao-account-'));
  await generateSample(join(folder, 'input'), { seed: 3, departments: 6, projects: 40 });
  machine = await onOneMachine(join(folder, 'input'), folder, new Date().toISOString(), '2025-12');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Asks again until there is an answer; throws when patience ends. */
const until = async <T>(what: string, ask: () => Promise<T | null>): Promise<T> => {
  for (const deadline = Date.now() + patience; Date.now() < deadline; await pause(10_000)) {
    const answer = await ask();
    if (answer !== null) return answer;
  }
  throw new Error(`${what} took longer than ${patience / 60_000} minutes`);
};

test('every upload is answered', async () => {
  const before = await s3Client().send(
    new ListObjectsV2Command({ Bucket: install.landing, Prefix: `${district}/`, MaxKeys: 1 }),
  );
  expect(before.KeyCount, `district ${district} has uploads already`).toBe(0);
  const files = await filesBelow(join(folder, 'input'));
  for (const { name, path } of files) {
    await s3Client().send(
      new PutObjectCommand({ Bucket: install.landing, Key: `${district}/${name}`, Body: await readFile(path) }),
    );
  }
  const ledger = dynamoLedger(dynamoClient(), { table: install.table, region: district });
  await until('answering', async () => {
    const { answers, passedOver } = landingState(await ledger.read(landingStream));
    return answers.size + passedOver.size >= files.length || null;
  });
});

test('a run on demand ends well, and its name is taken', async () => {
  const start = () => {
    const input = JSON.stringify({ key, period: '2025-12', regions: [{ code: district, name: district }] });
    return sfnClient().send(new StartExecutionCommand({ stateMachineArn: install.machine, name: key, input }));
  };
  const { executionArn } = await start();
  const status = await until('the run', async () => {
    const described = await sfnClient().send(new DescribeExecutionCommand({ executionArn }));
    return described.status === 'RUNNING' ? null : described.status;
  });
  expect(status).toBe('SUCCEEDED');
  await expect(
    sfnClient().send(new StartExecutionCommand({ stateMachineArn: install.machine, name: key, input: '{}' })),
  ).rejects.toMatchObject({
    name: 'ExecutionAlreadyExists',
  });
});

const recordStanding = async () => {
  const { Body } = await s3Client().send(
    new GetObjectCommand({ Bucket: install.lake, Key: pointerOf({ region: district }) }),
  );
  return JSON.parse((await Body?.transformToString()) ?? '{}');
};

test('its result is the one machine’s', async () => {
  expect(await recordStanding()).toMatchObject({ resultDigest: machine.resultDigest, snapshot: machine.snapshot });
});

test('the site has the same pages, and is served with its headers where it is served', async () => {
  const { id, through } = await recordStanding();
  const standing = `${district}/${runFolder(through, id)}`;
  const pages: string[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await s3Client().send(
      new ListObjectsV2Command({ Bucket: install.site, Prefix: standing, ContinuationToken }),
    );
    pages.push(...(page.Contents ?? []).map(({ Key = '' }) => Key.slice(standing.length)));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
  expect(pages.sort()).toEqual([...machine.site.keys()].sort());
  if (!install.siteUrl) return;
  const served = (path: string) => fetch(new URL(path, `${install.siteUrl?.replace(/\/$/, '')}/`));
  expect(await (await served(`${district}/`)).text()).toContain(`url=${runFolder(through, id)}index.html`);
  expect((await served(`${district}/projects.html`)).url).toMatch(new RegExp(`/${district}/$`));
  const answer = await served(`${standing}index.html`);
  expect(answer.status).toBe(200);
  for (const header of ['strict-transport-security', 'content-security-policy', 'x-content-type-options'])
    expect(answer.headers.has(header)).toBe(true);
});
