import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { deadQueueOf } from './construct/queue.ts';
import type { Install, Keys } from './install.ts';
import { archiveStep } from './steps/archive.ts';

/** Copies every event of the ledger to the archive as it is written; what can't be copied is named in a queue. */
export class Archive extends Construct {
  constructor(scope: Construct, id: string, install: Install, keys: Keys, ledger: Table) {
    super(scope, id);
    const { names } = install;
    const stream = ledger.tableStreamArn ?? '';
    const dead = deadQueueOf(this, 'Dead', names.dead('archive'), 'the ledger’s stream');
    new CfnEventSourceMapping(this, 'Source', {
      eventSourceArn: stream,
      functionName: archiveStep(this, install, keys, stream, dead).lambda.functionName,
      startingPosition: 'TRIM_HORIZON',
      batchSize: 100,
      functionResponseTypes: ['ReportBatchItemFailures'],
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 10,
      destinationConfig: { onFailure: { destination: dead.queueArn } },
    });
  }
}
