import { tester } from './clients.ts';
import type { Invoked } from './front.ts';
import { failedItems, type Mapping } from './queue.ts';

interface StreamRecord {
  readonly eventID: string;
  readonly eventName: string;
  readonly dynamodb: { readonly SequenceNumber: string; readonly ApproximateCreationDateTime: number };
}

/** Where a stream is read and written, and by which it is signed. */
export interface Place {
  readonly endpoint: string;
  readonly region: string;
}

const ask = async <Answer>({ endpoint, region }: Place, action: string, request: object): Promise<Answer> => {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDBStreams_20120810.${action}`,
      'x-amz-date': '20260101T000000Z',
      authorization: `AWS4-HMAC-SHA256 Credential=${tester}/20260101/${region}/dynamodb/aws4_request, SignedHeaders=host, Signature=none`,
    },
    body: JSON.stringify(request),
  });
  if (!response.ok) throw new Error(`${action}: ${await response.text()}`);
  return (await response.json()) as Answer;
};

const recordsOf = async (place: Place, StreamArn: string): Promise<readonly StreamRecord[]> => {
  const { StreamDescription } = await ask<{ StreamDescription: { Shards: { ShardId: string }[] } }>(
    place,
    'DescribeStream',
    { StreamArn },
  );
  const all: StreamRecord[] = [];
  for (const { ShardId } of StreamDescription.Shards) {
    let { ShardIterator: next } = await ask<{ ShardIterator?: string }>(place, 'GetShardIterator', {
      StreamArn,
      ShardId,
      ShardIteratorType: 'TRIM_HORIZON',
    });
    while (next) {
      const page: { Records: StreamRecord[]; NextShardIterator?: string } = await ask(place, 'GetRecords', {
        ShardIterator: next,
      });
      all.push(...page.Records);
      next = page.Records.length > 0 ? page.NextShardIterator : undefined;
    }
  }
  return all;
};

/** The newest stream of a table. */
const streamOf = async (place: Place, TableName: string): Promise<string> => {
  const { Streams } = await ask<{ Streams: { StreamArn: string }[] }>(place, 'ListStreams', { TableName });
  const newest = Streams.map(({ StreamArn }) => StreamArn)
    .sort()
    .at(-1);
  if (!newest) throw new Error(`${TableName} has no stream`);
  return newest;
};

/**
 * Follows a table's stream as Lambda's poller does: batches in order; a batch that fails in part is given again from
 * the first record that failed.
 */
export const followStream = (
  place: Place,
  table: string,
  mapping: Mapping,
  invoke: (name: string, event: unknown) => Promise<Invoked>,
) => {
  const delivered = new Map<string, number>();
  return async (attempts = 5): Promise<void> => {
    const stream = await streamOf(place, table);
    const records = await recordsOf(place, stream);
    let failures = 0;
    for (let from = delivered.get(stream) ?? 0; from < records.length; ) {
      const batch = records.slice(from, from + mapping.batchSize).map((record) => ({
        ...record,
        eventVersion: '1.1',
        eventSource: 'aws:dynamodb',
        awsRegion: place.region,
        eventSourceARN: mapping.source,
      }));
      const numbers = batch.map(({ dynamodb }) => dynamodb.SequenceNumber);
      const failed = failedItems(await invoke(mapping.functionName, { Records: batch }), numbers, mapping);
      const done = numbers.findIndex((number) => failed.has(number));
      if (done >= 0) failures += 1;
      if (failures > attempts)
        throw new Error(`${mapping.functionName} does not take the stream's record ${numbers[done]}`);
      from += done < 0 ? batch.length : done;
      delivered.set(stream, from);
    }
  };
};
