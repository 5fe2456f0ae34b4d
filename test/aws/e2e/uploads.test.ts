import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import type { Call } from '../cloud/calls.ts';
import { bytesOf, deliver, fire, keysIn, upload } from '../cloud/drive.ts';
import type { Fault } from '../cloud/front.ts';
import { moveBack } from '../cloud/queue.ts';
import { standing } from '../cloud/standing.ts';
import { type Cloud, startCloud } from '../cloud.ts';

// Whatever befalls the way of uploads, the same stands in the end. Each case has a district of its own.

const files: readonly (readonly [string, string])[] = [
  ['机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'],
  ['执行.csv', '年度,期间,项目编码,全年预算数,执行数\n2025,2025-06,P1,1,1\n'],
  ['项目.csv', '年度,预算单位编码,项目编码,项目名称\n2025,101001,P1,食堂\n'],
  ['坏.csv', 'x,y\n1,2\n'],
  ['封面.svg', 'x'],
];
const ingest = 'jixiao-ingest';
let cloud: Cloud;
let quiet: Awaited<ReturnType<typeof standing>>;

const uploadAll = async (district: string, list = files): Promise<void> => {
  for (const [name, content] of list) await upload(cloud, district, name, Buffer.from(content));
};

beforeAll(async () => {
  cloud = await startCloud(inject('assembly'), '2026-01-15T08:00:00.000Z');
  await uploadAll('quiet');
  await deliver(cloud);
  quiet = await standing(cloud, 'quiet');
});
afterEach(() => {
  cloud.front.fault = () => undefined;
});
afterAll(() => cloud?.stop());

/** A fault for some of the calls of the sweep. */
const befalls = (which: (call: Call) => boolean, fault: Fault): void => {
  cloud.front.fault = (call) => (call.caller === ingest && which(call) ? fault : undefined);
};

/** True for every `n`-th of the calls that it is asked about. */
const each = (n: number) => {
  let seen = 0;
  return () => ++seen % n === 0;
};

test('undisturbed, every upload is answered', () => {
  expect(quiet.answers.map((answer) => answer.split(' ', 2))).toEqual([
    ['坏.csv', 'refused'],
    ['执行.csv', 'accepted'],
    ['机构.csv', 'accepted'],
    ['项目.csv', 'accepted'],
  ]);
});

test('doubled, turned round and told again much later, the news of them changes nothing', async () => {
  await uploadAll('doubled');
  const told: string[] = [];
  await deliver(cloud, {
    alter: (records) => {
      told.push(...records.map(({ body }) => body));
      return [...records, ...records].toReversed();
    },
  });
  expect(await standing(cloud, 'doubled')).toEqual(quiet);
  cloud.later(3 * 24 * 60);
  const again = told.map((body, index) => ({
    messageId: `${index}`,
    body,
    attributes: {},
    eventSource: 'aws:sqs',
    eventSourceARN: '',
  }));
  expect(await cloud.front.invoke(ingest, { Records: again })).toEqual({
    payload: { batchItemFailures: [] },
    failed: false,
  });
  expect(await standing(cloud, 'doubled')).toEqual(quiet);
});

test('news that comes before the last upload, and news that never comes, leave nothing out', async () => {
  await uploadAll('early', files.slice(0, 2));
  await deliver(cloud, { most: 1 });
  await uploadAll('early', files.slice(2));
  await deliver(cloud, { alter: (records) => records.slice(-1) });
  expect((await standing(cloud, 'early')).files).toEqual(quiet.files);
});

test('a sweep that dies after any of its writes leaves what the next one completes to the same end', async () => {
  let writes = 0;
  for (let last = 1; ; last++) {
    const district = `dies-${last}`;
    let seen = 0;
    befalls(({ mutates }) => mutates && ++seen === last, 'kill');
    await uploadAll(district);
    await deliver(cloud);
    expect(await standing(cloud, district), `killed after write ${last}`).toEqual(quiet);
    if (seen < last) break;
    writes = last;
  }
  expect(writes).toBeGreaterThan(15);
});

test('a table that refuses every third request as too many', async () => {
  const third = each(3);
  befalls(({ service }) => service === 'dynamodb' && third(), 'throttle');
  await uploadAll('throttled');
  await deliver(cloud);
  expect(await standing(cloud, 'throttled')).toEqual(quiet);
});

test('answers that are lost on their way back, of every fourth write', async () => {
  const fourth = each(4);
  befalls(({ mutates }) => mutates && fourth(), 'lose-response');
  await uploadAll('unheard');
  await deliver(cloud);
  expect(await standing(cloud, 'unheard')).toEqual(quiet);
});

test('a file that kills whoever reads it ends set aside with a receipt, and the others are taken', async () => {
  const poison = '毒.csv';
  let read = 0;
  // What kills is reading the file's content, of which the front knows nothing; what sets it aside fetches it too,
  // unread.
  befalls(
    ({ action, url }) => action === 'GetObject' && decodeURIComponent(url).includes(poison) && ++read <= 4,
    'kill',
  );
  await uploadAll('poisoned', [...files.slice(0, 1), [poison, 'a,b\n'], ...files.slice(1)]);
  await deliver(cloud);
  const { answers, receipts } = await standing(cloud, 'poisoned');
  expect(answers.filter((answer) => !answer.startsWith(poison))).toEqual(quiet.answers);
  expect(answers.filter((answer) => answer.startsWith(`${poison} refused`))).toHaveLength(1);
  const [page = ''] = receipts.filter((key) => key.startsWith(poison.slice(0, -4)) && key.endsWith('.html'));
  const text = Buffer.from(await bytesOf(cloud, 'lake', `results/poisoned/receipts/${page}`)).toString();
  expect(text).toMatch(/[一-龥]/);
  expect(text).toMatch(/quarantin|set aside/i);
  expect(await keysIn(cloud, 'landing', `poisoned/${poison}`)).toHaveLength(1);
});

test('nothing was written twice that is written once', () => {
  expect(cloud.front.calls.filter(({ service, status }) => service === 's3' && status === 403)).toEqual([]);
});

test('news that keeps failing ends with the dead letters, and moved back from there is answered', async () => {
  befalls(() => true, 'deny');
  await uploadAll('dead');
  await deliver(cloud);
  cloud.front.fault = () => undefined;
  expect((await standing(cloud, 'dead')).answers).toEqual([]);
  expect(await moveBack(cloud.clients, 'jixiao-uploads-dead', 'jixiao-uploads')).toBe(files.length);
  await deliver(cloud);
  expect(await standing(cloud, 'dead')).toEqual(quiet);
});

test('the hourly watch tells of a month without a run, and of uploads that lie below no district', async () => {
  const { payload, failed } = await fire(cloud, 'jixiao-watch', '2026-01-15T08:00:00.000Z');
  expect(failed).toBe(false);
  expect(payload).toMatchObject({
    period: '2025-12',
    isOverdue: true,
    outside: expect.arrayContaining(['quiet', 'dead']),
  });
});
