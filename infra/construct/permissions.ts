import { arns } from '../names.ts';
import type { Permission } from './permission.ts';

const ledgerReads = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];

export const readLedger = (table: string): Permission => ({ actions: ledgerReads, resources: [arns.table(table)] });
/**
 * A transaction is authorised by what it does to each item: it puts. Nobody may change or delete one, or read the table
 * from end to end.
 */
export const appendLedger = (table: string): Permission => ({
  actions: [...ledgerReads, 'dynamodb:PutItem'],
  resources: [arns.table(table)],
});

/** To read and to write what is encrypted with these keys. */
export const useKeys = (...keys: readonly string[]): Permission => ({
  actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
  resources: keys,
});

/**
 * What DynamoDB asks of who reads or writes a table under such a key: the whole set that AWS names for it, the grants
 * on the key apart.
 */
export const useTableKey = (key: string): Permission => ({
  actions: [
    'kms:DescribeKey',
    'kms:Encrypt',
    'kms:Decrypt',
    'kms:GenerateDataKey',
    'kms:ReEncryptFrom',
    'kms:ReEncryptTo',
  ],
  resources: [key],
});

export const tell = (bus: string): Permission => ({ actions: ['events:PutEvents'], resources: [arns.bus(bus)] });
export const publish = (topic: string): Permission => ({ actions: ['sns:Publish'], resources: [arns.topic(topic)] });
export const startMachine = (machine: string): Permission => ({
  actions: ['states:StartExecution'],
  resources: [arns.machine(machine)],
});
export const send = (queueArn: string): Permission => ({ actions: ['sqs:SendMessage'], resources: [queueArn] });
export const invoke = (...functionArns: readonly string[]): Permission => ({
  actions: ['lambda:InvokeFunction'],
  resources: functionArns,
});

/** What Lambda needs of the role to poll a queue or a table's stream. */
export const consume = (queueArn: string): Permission => ({
  actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  resources: [queueArn],
});
export const follow = (streamArn: string): Permission => ({
  actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
  resources: [streamArn],
});

/** X-Ray takes segments without naming a resource. */
export const trace: Permission = {
  actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
  resources: ['*'],
  because: 'AWS X-Ray has no resource that these two actions could be limited to.',
};
