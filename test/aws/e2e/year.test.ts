import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { RunRecord } from '../../../analytics/run/record.ts';
import { generateSample } from '../../../functions/sample/generate.ts';
import { districts } from '../cloud/assembly.ts';
import { bytesOf, deliver, fire, jsonOf, keysIn, pagesStanding, runSucceeds, uploadFolder } from '../cloud/drive.ts';
import { type OneMachine, onOneMachine } from '../cloud/one-machine.ts';
import { type Cloud, startCloud } from '../cloud.ts';
import { martsOnTrino } from '../trino/lake-of-cloud.ts';

// One fictional district, its whole year by both roads at the same instant.

const instant = '2026-01-04T22:00:00.000Z';
const [district] = districts;
let cloud: Cloud;
let folder: string;
let machine: OneMachine;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jixiao-year-'));
  await generateSample(join(folder, 'input'), { seed: 3, departments: 6, projects: 40 });
  machine = await onOneMachine(join(folder, 'input'), folder, instant, '2025-12');
  cloud = await startCloud(inject('assembly'), instant);
});
afterAll(async () => {
  await cloud?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('uploads become receipts by event, queue and sweep', async () => {
  await uploadFolder(cloud, district.code, join(folder, 'input'));
  const answers = await deliver(cloud);
  expect(answers.length).toBeGreaterThan(0);
  expect(answers.filter(({ failed }) => failed)).toEqual([]);
});

test('the timer’s run ends well', async () => {
  const begun = await fire(cloud, 'jixiao-monthly', instant);
  expect(begun).toMatchObject({ failed: false, payload: { key: 'monthly-2025-12', started: true } });
  await runSucceeds(cloud, 'monthly-2025-12');
});

test('nobody could tell from the result which of the two made it', async () => {
  const run = await jsonOf<{ resultDigest: string; snapshot: string }>(
    cloud,
    'lake',
    `results/${district.code}/run.json`,
  );
  expect(run).toMatchObject({ resultDigest: machine.resultDigest, snapshot: machine.snapshot });
});

test('nor from any page', async () => {
  const pages = await pagesStanding(cloud, district.code);
  const keys = await keysIn(cloud, 'site', pages);
  expect(keys.map((key) => key.slice(pages.length)).sort()).toEqual([...machine.site.keys()].sort());
  const different: string[] = [];
  for (const [name, page] of machine.site)
    if (!page.equals(await bytesOf(cloud, 'site', `${pages}${name}`))) different.push(name);
  expect(different).toEqual([]);
});

test('Trino reads the run’s rows out of the lake, by the tables that are deployed over it', async () => {
  const { marts } = await jsonOf<RunRecord>(cloud, 'lake', `results/${district.code}/run.json`);
  expect(await martsOnTrino(cloud, inject('assembly'), district.code)).toEqual(marts);
});
