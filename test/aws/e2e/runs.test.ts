import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { generateSample } from '../../../functions/sample/generate.ts';
import { districts } from '../cloud/assembly.ts';
import type { Call } from '../cloud/calls.ts';
import {
  bytesOf,
  clear,
  deliver,
  fire,
  jsonOf,
  keysIn,
  redrive,
  runEnded,
  runSucceeds,
  uploadFolder,
} from '../cloud/drive.ts';
import type { Fault } from '../cloud/front.ts';
import { type Cloud, startCloud } from '../cloud.ts';

// Whatever befalls a run, it ends as an undisturbed one, or says what is missing.

const [one, two] = districts;
const instant = '2026-01-04T22:00:00.000Z';
let cloud: Cloud;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jixiao-runs-'));
  await generateSample(folder, { seed: 5, departments: 1, projects: 4 });
  cloud = await startCloud(inject('assembly'), instant);
  const topic = `arn:aws:sns:${cloud.region}:${cloud.account}:jixiao-results`;
  await cloud.clients.queues.send(new CreateQueueCommand({ QueueName: 'mails' }));
  const endpoint = `arn:aws:sqs:${cloud.region}:${cloud.account}:mails`;
  await cloud.clients.topics.send(new SubscribeCommand({ TopicArn: topic, Protocol: 'sqs', Endpoint: endpoint }));
  await uploadFolder(cloud, one.code, folder);
  await uploadFolder(cloud, two.code, folder);
  await deliver(cloud);
});
afterEach(() => {
  cloud.front.fault = () => undefined;
});
afterAll(async () => {
  await cloud?.stop();
  await rm(folder, { recursive: true, force: true });
});

const befalls = (which: (call: Call) => boolean, fault: Fault): void => {
  cloud.front.fault = (call) => (call.caller.startsWith('jixiao-') && which(call) ? fault : undefined);
};

/** The build of this district finds the lake closed. */
const breaks =
  (...codes: readonly string[]) =>
  ({ caller, service, url }: Call) =>
    caller === 'jixiao-build' && service === 's3' && codes.some((code) => url.includes(`objects/${code}/`));

const begin = (reason: string, only?: readonly string[]) =>
  cloud.front.invoke('jixiao-begin', { period: '2025-12', reason, regions: districts, ...(only ? { only } : {}) });

interface Merged {
  readonly outcomes: readonly {
    readonly code: string;
    readonly state: string;
    readonly reason: { readonly zh: string; readonly en: string } | null;
  }[];
}
const statesOf = async (key: string) =>
  Object.fromEntries(
    (await jsonOf<Merged>(cloud, 'lake', `runs/${key}/merged.json`)).outcomes.map(({ code, state }) => [code, state]),
  );

/** A district's row of the overview of districts. */
const rowOf = async (name: string): Promise<string | undefined> => {
  const page = Buffer.from(await bytesOf(cloud, 'site', 'index.html')).toString();
  return page.split('<tr').find((row) => row.includes(name) && row.includes('</tr>'));
};

/** What people were mailed since the last time that this was asked. */
const mails = async (): Promise<readonly string[]> => {
  const { QueueUrl } = await cloud.clients.queues.send(new GetQueueUrlCommand({ QueueName: 'mails' }));
  const all: string[] = [];
  for (;;) {
    const { Messages = [] } = await cloud.clients.queues.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
    );
    if (Messages.length === 0) return all;
    all.push(...Messages.map(({ Body = '' }) => String((JSON.parse(Body) as { Message: string }).Message)));
    for (const { ReceiptHandle } of Messages)
      await cloud.clients.queues.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  }
};

/** Everything that readers of a district find, and its result. */
const published = async (code: string): Promise<Readonly<Record<string, string>>> => {
  const keys = await keysIn(cloud, 'site', `${code}/`);
  const pages = await Promise.all(
    keys.map(async (key) => [key, Buffer.from(await bytesOf(cloud, 'site', key)).toString('base64')] as const),
  );
  const { resultDigest } = await jsonOf<{ resultDigest: string }>(cloud, 'lake', `results/${code}/run.json`);
  return { ...Object.fromEntries(pages), resultDigest };
};

test('two firings at once begin one run, and a third one later none', async () => {
  const begun = await Promise.all([fire(cloud, 'jixiao-monthly', instant), fire(cloud, 'jixiao-monthly', instant)]);
  expect(begun.map(({ failed }) => failed)).toEqual([false, false]);
  await runSucceeds(cloud, 'monthly-2025-12');
  expect(await fire(cloud, 'jixiao-monthly', instant)).toMatchObject({ failed: false, payload: { started: false } });
  const builds = cloud.functions.invocations.filter(({ name }) => name === 'jixiao-build');
  expect(builds).toHaveLength(districts.length);
});

test('a district that never sent anything is a row of the overview, with the reason', async () => {
  expect(await statesOf('monthly-2025-12')).toEqual({
    [one.code]: 'done',
    [two.code]: 'done',
    [districts[2].code]: 'missing',
  });
  expect(await rowOf(districts[2].name)).toMatch(/缺数据.*还没有接受任何文件/);
});

test('a district that fails is missing from the run, not from the overview', async () => {
  befalls(breaks(two.code), 'deny');
  await begin('one-fails');
  await runSucceeds(cloud, 'demand-2025-12-one-fails');
  expect(await statesOf('demand-2025-12-one-fails')).toEqual({
    [one.code]: 'done',
    [two.code]: 'failed',
    [districts[2].code]: 'missing',
  });
  expect(await rowOf(two.name)).toContain('没算成');
  expect(await rowOf(one.name)).not.toContain('没算成');
  expect((await mails()).filter((mail) => mail.includes(two.name))).toHaveLength(1);
});

test('more failures than tolerated fail the run, which is told; redriven it computes what had failed', async () => {
  befalls(breaks(one.code, two.code), 'deny');
  await begin('two-fail');
  const key = 'demand-2025-12-two-fail';
  expect(await runEnded(cloud, key)).toMatchObject({
    status: 'FAILED',
    error: 'States.ExceedToleratedFailureThreshold',
  });
  expect((await mails()).filter((mail) => mail.includes(key))).toHaveLength(1);
  cloud.front.fault = () => undefined;
  const before = cloud.functions.invocations.length;
  await redrive(cloud, key);
  await runSucceeds(cloud, key);
  expect(await statesOf(key)).toMatchObject({ [one.code]: 'done', [two.code]: 'done' });
  expect(cloud.functions.invocations.slice(before).filter(({ name }) => name === 'jixiao-build')).toHaveLength(2);
});

test('a run whose functions die after any eighth of their writes ends as an undisturbed one', async () => {
  const computed = async (reason: string) => {
    await clear(cloud, 'site', `${one.code}/`);
    await clear(cloud, 'lake', `results/${one.code}/`);
    await begin(reason, [one.code]);
    await runSucceeds(cloud, `demand-2025-12-${reason}`);
  };
  const from = cloud.front.calls.length;
  await computed('undisturbed');
  const whole = await published(one.code);
  const writes = cloud.front.calls
    .slice(from)
    .filter(({ caller, mutates }) => mutates && /^jixiao-(?!notify|begin)/.test(caller)).length;
  expect(writes).toBeGreaterThan(60);
  for (let part = 0; part < 8; part++) {
    const last = 1 + Math.floor(((writes - 1) * part) / 7);
    let seen = 0;
    befalls(({ caller, mutates }) => mutates && /^jixiao-(?!notify|begin)/.test(caller) && ++seen === last, 'kill');
    await computed(`dies-${part}`);
    expect(seen, 'the run got as far as that').toBeGreaterThanOrEqual(last);
    expect(await published(one.code)).toEqual(whole);
  }
});

test('a month before leaves the pages of a later one, and says so, until it is asked for by name', async () => {
  const whole = await published(one.code);
  const november = { period: '2025-11', regions: districts, only: [one.code] };
  await mails();
  await cloud.front.invoke('jixiao-begin', { ...november, reason: 'late' });
  await runSucceeds(cloud, 'demand-2025-11-late');
  expect(await published(one.code)).toEqual(whole);
  expect((await mails()).filter((mail) => mail.includes('网页和结果表仍是更晚的期间'))).toHaveLength(1);
  await cloud.front.invoke('jixiao-begin', { ...november, reason: 'back', replaceLater: true });
  await runSucceeds(cloud, 'demand-2025-11-back');
  expect(Buffer.from(await bytesOf(cloud, 'site', `${one.code}/index.html`)).toString()).toContain('runs/2025-11-');
  await begin('forward', [one.code]);
  await runSucceeds(cloud, 'demand-2025-12-forward');
  expect(Buffer.from(await bytesOf(cloud, 'site', `${one.code}/index.html`)).toString()).toContain('runs/2025-12-');
});

test('a throttled table and lost answers delay a run and change nothing', async () => {
  const whole = await published(one.code);
  let asked = 0;
  cloud.front.fault = ({ caller, service, mutates }) => {
    if (!caller.startsWith('jixiao-')) return undefined;
    asked++;
    if (service === 'dynamodb' && asked % 2 === 0) return 'throttle';
    return mutates && asked % 5 === 0 ? 'lose-response' : undefined;
  };
  await begin('disturbed', [one.code]);
  await runSucceeds(cloud, 'demand-2025-12-disturbed');
  expect(await published(one.code)).toEqual(whole);
});
