import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { DescribeExecutionCommand, RedriveExecutionCommand } from '@aws-sdk/client-sfn';
import { byName } from '../../../analytics/intake/input-files.ts';
import { pointerOf, runFolder } from '../../../analytics/results/places.ts';
import type { RunRecord } from '../../../analytics/run/record.ts';
import type { Cloud } from '../cloud.ts';
import type { Invoked } from './front.ts';
import { drain, mappingsIn, type Turns } from './queue.ts';
import { followStream } from './stream.ts';

export type Holds = 'landing' | 'lake' | 'site' | 'archive';

/** A bucket's name by what it holds. */
export const bucketOf = ({ account, region }: Cloud, holds: Holds): string => `jixiao-${holds}-${account}-${region}`;

/** Every file below a folder, by its path with forward slashes, in the order in which one machine takes them. */
export const filesBelow = async (
  folder: string,
): Promise<readonly { readonly name: string; readonly path: string }[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths.map((path) => ({ path, name: relative(folder, path).split(sep).join('/') })).sort(byName);
};

/** Uploads one file of a district, as a person does. */
export const upload = async (cloud: Cloud, district: string, name: string, body: Uint8Array): Promise<void> => {
  await cloud.clients.s3.send(
    new PutObjectCommand({ Bucket: bucketOf(cloud, 'landing'), Key: `${district}/${name}`, Body: body }),
  );
};

/** Uploads a folder's files one after another. */
export const uploadFolder = async (cloud: Cloud, district: string, folder: string): Promise<void> => {
  for (const { name, path } of await filesBelow(folder)) await upload(cloud, district, name, await readFile(path));
};

const mappingOf = (cloud: Cloud, service: 'sqs' | 'dynamodb') => {
  const found = mappingsIn(cloud.made).find(({ source }) => source.split(':')[2] === service);
  if (!found) throw new Error(`no function consumes ${service}`);
  return found;
};

/**
 * Delivers the news of uploads to the sweep until none is left; between attempts passes the time that a message is
 * hidden.
 */
export const deliver = (cloud: Cloud, turns: Turns = {}): Promise<readonly Invoked[]> =>
  drain(cloud.clients, mappingOf(cloud, 'sqs'), cloud.front.invoke, { wait: () => cloud.later(20), ...turns });

/** A poller of the ledger's stream: each call delivers what is new to the archive. */
export const archiver = (cloud: Cloud): (() => Promise<void>) =>
  followStream(
    { endpoint: cloud.front.url, region: cloud.region },
    'jixiao-ledger',
    mappingOf(cloud, 'dynamodb'),
    cloud.front.invoke,
  );

interface Schedule {
  readonly Name: string;
  readonly Target: { readonly Arn: string; readonly Input: string };
}

/** Fires a timer of the templates for an instant, as the Scheduler does. */
export const fire = (cloud: Cloud, name: string, instant: string): Promise<Invoked> => {
  const schedules = cloud.made
    .filter(({ type }) => type === 'AWS::Scheduler::Schedule')
    .map(({ properties }) => properties as unknown as Schedule);
  const target = schedules.find(({ Name }) => Name === name)?.Target;
  if (!target) throw new Error(`no timer ${name}`);
  return cloud.front.invoke(target.Arn, JSON.parse(target.Input.replaceAll('<aws.scheduler.scheduled-time>', instant)));
};

export const executionArn = ({ account, region }: Cloud, key: string): string =>
  `arn:aws:states:${region}:${account}:execution:jixiao-run:${key}`;

/** Waits for the end of a run, and tells of a bad one as Step Functions does. */
export const runEnded = async (cloud: Cloud, key: string) => {
  for (;;) {
    const described = await cloud.clients.machines.send(
      new DescribeExecutionCommand({ executionArn: executionArn(cloud, key) }),
    );
    if (described.status === 'RUNNING') {
      await new Promise((soon) => setTimeout(soon, 100));
      continue;
    }
    const { executionArn: arn, stateMachineArn, name, status, input } = described;
    const detail = { executionArn: arn, stateMachineArn, name, status, input, startDate: 0, stopDate: 0 };
    const DetailType = 'Step Functions Execution Status Change';
    await cloud.clients.events.send(
      new PutEventsCommand({ Entries: [{ Source: 'aws.states', DetailType, Detail: JSON.stringify(detail) }] }),
    );
    return described;
  }
};

/** Waits for a run that must end well; throws with the functions' last words. */
export const runSucceeds = async (cloud: Cloud, key: string): Promise<void> => {
  const { status, error, cause } = await runEnded(cloud, key);
  if (status !== 'SUCCEEDED')
    throw new Error(`${key}: ${status} ${error} ${cause}\n${cloud.functions.lines.slice(-12).join('\n')}`);
};

export const redrive = async (cloud: Cloud, key: string): Promise<void> => {
  await cloud.clients.machines.send(new RedriveExecutionCommand({ executionArn: executionArn(cloud, key) }));
};

/** The keys of a bucket under a prefix, in order. */
export const keysIn = async (cloud: Cloud, holds: Holds, prefix = ''): Promise<readonly string[]> => {
  const keys: string[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await cloud.clients.s3.send(
      new ListObjectsV2Command({ Bucket: bucketOf(cloud, holds), Prefix: prefix, ContinuationToken }),
    );
    keys.push(...(page.Contents ?? []).map(({ Key = '' }) => Key));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
  return keys;
};

export const bytesOf = async (cloud: Cloud, holds: Holds, key: string): Promise<Uint8Array> => {
  const { Body } = await cloud.clients.s3.send(new GetObjectCommand({ Bucket: bucketOf(cloud, holds), Key: key }));
  return (await Body?.transformToByteArray()) ?? new Uint8Array();
};

export const jsonOf = async <Document>(cloud: Cloud, holds: Holds, key: string): Promise<Document> =>
  JSON.parse(Buffer.from(await bytesOf(cloud, holds, key)).toString()) as Document;

/** The prefix of the pages of a district's run that stands. */
export const pagesStanding = async (cloud: Cloud, district: string): Promise<string> => {
  const { id, through } = await jsonOf<RunRecord>(cloud, 'lake', pointerOf({ region: district }));
  return `${district}/${runFolder(through, id)}`;
};

/** Takes everything under a prefix away, as an operator with all rights can. */
export const clear = async (cloud: Cloud, holds: Holds, prefix: string): Promise<void> => {
  for (const Key of await keysIn(cloud, holds, prefix))
    await cloud.clients.s3.send(new DeleteObjectCommand({ Bucket: bucketOf(cloud, holds), Key }));
};
