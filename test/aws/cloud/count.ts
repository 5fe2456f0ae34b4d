import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { GetExecutionHistoryCommand } from '@aws-sdk/client-sfn';
import { SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { generateSample } from '../../../functions/sample/generate.ts';
import { type Counts, countsOf, type Work } from '../../../infra/cost/counts.ts';
import { type Cloud, startCloud } from '../cloud.ts';
import { districts, synthesise } from './assembly.ts';
import type { Call } from './calls.ts';
import { tester } from './clients.ts';
import {
  archiver,
  bucketOf,
  deliver,
  executionArn,
  filesBelow,
  type Holds,
  runSucceeds,
  uploadFolder,
} from './drive.ts';

// Drives the whole example district through the deployed templates and writes down what the services were asked for:
// `npm run cost:count`.

const [district] = districts;
const instant = '2026-01-04T22:00:00.000Z';
const sum = (numbers: readonly number[]): number => Math.round(numbers.reduce((so, each) => so + each, 0));

/** Mails that a topic would have sent, counted by a queue that listens to it. */
const listen = async ({ clients, region, account }: Cloud) => {
  const { QueueUrl } = await clients.queues.send(new CreateQueueCommand({ QueueName: 'mails' }));
  const place = `${region}:${account}`;
  await clients.topics.send(
    new SubscribeCommand({
      TopicArn: `arn:aws:sns:${place}:jixiao-results`,
      Protocol: 'sqs',
      Endpoint: `arn:aws:sqs:${place}:mails`,
    }),
  );
  return async (): Promise<number> => {
    const { Attributes } = await clients.queues.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
    );
    return Number(Attributes?.ApproximateNumberOfMessages);
  };
};

const lambdaOf = ({ functions }: Cloud, from: number): Work['lambda'] => {
  const invocations = functions.invocations.slice(from);
  return [...new Set(invocations.map(({ name }) => name))].map((name) => {
    const own = invocations.filter((each) => each.name === name);
    return {
      step: name.replace('jixiao-', ''),
      invocations: own.length,
      milliseconds: sum(own.map(({ milliseconds }) => milliseconds)),
      memoryMb: own[0]?.memoryMb ?? 0,
    };
  });
};

const isRead = ({ action }: Call): boolean => action === 'GetObject' || action === 'HeadObject';

/**
 * Begins to count; the function that it returns tells what has been asked for since. Uploads are people's requests, the
 * test's others nobody's.
 */
const counting = async (cloud: Cloud, mails: () => Promise<number>) => {
  const [calls, invocations, lines, mailed] = [
    cloud.front.calls.length,
    cloud.functions.invocations.length,
    cloud.functions.lines.length,
    await mails(),
  ];
  return async (uploads: number, stepTransitions: number): Promise<Work> => {
    const made = cloud.front.calls
      .slice(calls)
      .filter(({ caller, action }) => caller !== tester || action === 'PutObject');
    const [s3, dynamo, events] = ['s3', 'dynamodb', 'events'].map((name) =>
      made.filter(({ service }) => service === name),
    ) as [Call[], Call[], Call[]];
    return {
      lambda: lambdaOf(cloud, invocations),
      s3: {
        put: s3.filter((call) => !isRead(call)).length,
        get: s3.filter(isRead).length,
        uploadedBytes: sum(s3.map(({ sent }) => sent)),
        downloadedBytes: sum(s3.map(({ received }) => received)),
      },
      dynamo: {
        writeUnits: Math.ceil(sum(dynamo.filter(({ mutates }) => mutates).map(({ units }) => units))),
        readUnits: Math.ceil(sum(dynamo.filter(({ mutates }) => !mutates).map(({ units }) => units))),
      },
      stepTransitions,
      // Each message is sent alone, received and deleted with nine others.
      sqsRequests: uploads + 2 * Math.ceil(uploads / 10),
      events: uploads + events.filter(({ action }) => action === 'PutEvents').length,
      snsMessages: (await mails()) - mailed,
      logBytes: sum(cloud.functions.lines.slice(lines).map((line) => Buffer.byteLength(line))),
    };
  };
};

const storedIn = async (cloud: Cloud, holds: Holds, Prefix: string): Promise<number> => {
  let [bytes, ContinuationToken]: [number, string | undefined] = [0, undefined];
  do {
    const page: { Contents?: { Size?: number }[]; NextContinuationToken?: string } = await cloud.clients.s3.send(
      new ListObjectsV2Command({ Bucket: bucketOf(cloud, holds), Prefix, ContinuationToken }),
    );
    bytes += sum((page.Contents ?? []).map(({ Size = 0 }) => Size));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
  return bytes;
};

const ledgerBytes = async ({ clients }: Cloud): Promise<number> => {
  let [bytes, ExclusiveStartKey]: [number, Record<string, never> | undefined] = [0, undefined];
  do {
    const page = await clients.dynamo.send(new ScanCommand({ TableName: 'jixiao-ledger', ExclusiveStartKey }));
    bytes += sum((page.Items ?? []).map((item) => Buffer.byteLength(JSON.stringify(item))));
    ExclusiveStartKey = page.LastEvaluatedKey as Record<string, never> | undefined;
  } while (ExclusiveStartKey);
  return bytes;
};

const transitionsOf = async (cloud: Cloud, key: string): Promise<number> => {
  const { events = [] } = await cloud.clients.machines.send(
    new GetExecutionHistoryCommand({ executionArn: executionArn(cloud, key), maxResults: 1000 }),
  );
  // Of the region's own execution, which has one state, the history is apart.
  return events.filter(({ type }) => type?.endsWith('StateEntered')).length + 1;
};

const count = async (cloud: Cloud, folder: string): Promise<Counts> => {
  await generateSample(folder, { seed: 1, departments: 42, projects: 600 });
  const files = (await filesBelow(folder)).length;
  const mails = await listen(cloud);
  const archive = archiver(cloud);
  const intake = await counting(cloud, mails);
  await uploadFolder(cloud, district.code, folder);
  await deliver(cloud);
  await archive();
  const year = await intake(files, 0);
  const run = await counting(cloud, mails);
  await cloud.front.invoke('jixiao-begin', { period: '2025-12', reason: 'count', regions: [district] });
  await runSucceeds(cloud, 'demand-2025-12-count');
  await archive();
  return countsOf({
    countedOn: new Date().toISOString().slice(0, 10),
    example: 'examples/district, seed 1',
    files,
    intake: year,
    run: await run(0, await transitionsOf(cloud, 'demand-2025-12-count')),
    stored: {
      landingBytes: await storedIn(cloud, 'landing', ''),
      objectsBytes: await storedIn(cloud, 'lake', 'objects/'),
      martsBytes: await storedIn(cloud, 'lake', 'marts/'),
      resultsBytes: await storedIn(cloud, 'lake', 'results/'),
      siteBytes: await storedIn(cloud, 'site', ''),
      archiveBytes: await storedIn(cloud, 'archive', ''),
      ledgerBytes: await ledgerBytes(cloud),
    },
  });
};

const home = await mkdtemp(join(tmpdir(), 'jixiao-count-'));
await mkdir(join(home, 'assembly'));
await synthesise(join(home, 'assembly'));
const cloud = await startCloud(join(home, 'assembly', 'out'), instant);
try {
  const counts = await count(cloud, join(home, 'input'));
  await writeFile(
    fileURLToPath(new URL('../../../infra/cost/counts.json', import.meta.url)),
    `${JSON.stringify(counts, null, 2)}\n`,
  );
} finally {
  await cloud.stop();
  await rm(home, { recursive: true, force: true });
}
