import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import type { Clients } from './clients.ts';
import type { Made } from './deploy.ts';
import type { Invoked } from './front.ts';

/** A message as Lambda hands it to a function. */
export interface QueueRecord {
  readonly messageId: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly eventSource: 'aws:sqs';
  readonly eventSourceARN: string;
}

/** How a template ties a function to what it consumes. */
export interface Mapping {
  readonly source: string;
  readonly functionName: string;
  readonly batchSize: number;
  /** Whether the function may name single records that failed. */
  readonly reportsItems: boolean;
}

export const mappingsIn = (made: readonly Made[]): readonly Mapping[] =>
  made
    .filter(({ type }) => type === 'AWS::Lambda::EventSourceMapping')
    .map(({ properties }) => ({
      source: String(properties.EventSourceArn),
      functionName: String(properties.FunctionName),
      batchSize: Number(properties.BatchSize ?? 10),
      reportsItems: ((properties.FunctionResponseTypes ?? []) as string[]).includes('ReportBatchItemFailures'),
    }));

/** The records that a function gives back; all where it failed as a whole. */
export const failedItems = (
  { payload, failed }: Invoked,
  all: readonly string[],
  { reportsItems }: Mapping,
): ReadonlySet<string> => {
  if (failed) return new Set(all);
  const { batchItemFailures = [] } = (payload ?? {}) as {
    batchItemFailures?: readonly { readonly itemIdentifier: string }[];
  };
  return reportsItems ? new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)) : new Set();
};

const receive = async ({ queues }: Clients, QueueUrl: string, most: number): Promise<readonly Message[]> => {
  const all: Message[] = [];
  while (all.length < most) {
    const { Messages = [] } = await queues.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: Math.min(10, most - all.length),
        MessageSystemAttributeNames: ['All'],
      }),
    );
    if (Messages.length === 0) break;
    all.push(...Messages);
  }
  return all;
};

const urlOf = async ({ queues }: Clients, QueueName: string): Promise<string> =>
  (await queues.send(new GetQueueUrlCommand({ QueueName }))).QueueUrl ?? '';

/** Moves dead letters back to where they came from, as an operator does; tells how many. */
export const moveBack = async (clients: Clients, from: string, to: string): Promise<number> => {
  const [source, target] = [await urlOf(clients, from), await urlOf(clients, to)];
  const messages = await receive(clients, source, 1000);
  for (const { Body, ReceiptHandle } of messages) {
    await clients.queues.send(new SendMessageCommand({ QueueUrl: target, MessageBody: Body }));
    await clients.queues.send(new DeleteMessageCommand({ QueueUrl: source, ReceiptHandle }));
  }
  return messages.length;
};

const recordOf = (source: string, { MessageId = '', Body = '', Attributes = {} }: Message): QueueRecord => ({
  messageId: MessageId,
  body: Body,
  attributes: Attributes,
  eventSource: 'aws:sqs',
  eventSourceARN: source,
});

export interface Turns {
  /** What a test makes of a batch before it is delivered: doubles it, turns it round. */
  readonly alter?: (records: readonly QueueRecord[]) => readonly QueueRecord[];
  /** What passes until a message that failed is visible again. */
  readonly wait?: () => void;
  /** After so many batches it stops, whatever is left. */
  readonly most?: number;
}

/**
 * Delivers a queue's messages in batches, as Lambda's poller does, until none is left; what fails is visible again at
 * once instead of after its time, until the queue moves it to its dead letters. Returns each batch's answer.
 */
export const drain = async (
  clients: Clients,
  mapping: Mapping,
  invoke: (name: string, event: unknown) => Promise<Invoked>,
  { alter = (records) => records, wait, most = 100 }: Turns = {},
): Promise<readonly Invoked[]> => {
  const QueueUrl = await urlOf(clients, mapping.source.split(':').at(-1) ?? '');
  const answers: Invoked[] = [];
  while (answers.length < most) {
    const messages = await receive(clients, QueueUrl, mapping.batchSize);
    if (messages.length === 0) break;
    const records = messages.map((message) => recordOf(mapping.source, message));
    const answer = await invoke(mapping.functionName, { Records: alter(records) });
    answers.push(answer);
    const failed = failedItems(
      answer,
      records.map(({ messageId }) => messageId),
      mapping,
    );
    if (failed.size > 0) wait?.();
    for (const { MessageId = '', ReceiptHandle } of messages) {
      const again = failed.has(MessageId);
      if (again)
        await clients.queues.send(
          new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }),
        );
      else await clients.queues.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  }
  return answers;
};
