import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { Uploads } from './construct/uploads.ts';
import type { Install, Keys } from './install.ts';
import { ingestStep } from './steps/ingest.ts';

/** As many regions at once as runs may compute, within the bounds of an event source mapping. */
const sweepsAtOnce = (concurrency: number): number => Math.min(Math.max(concurrency, 2), 1000);

/**
 * From an upload to its receipt: event, queue, sweep. A message that fails is tried again alone, the rest of its batch
 * is done with.
 */
export class IngestStack extends Stack {
  constructor(scope: Construct, id: string, install: Install, keys: Keys, props: StackProps) {
    super(scope, id, props);
    const { queue, dead } = new Uploads(this, 'Uploads', install);
    new CfnEventSourceMapping(this, 'Source', {
      eventSourceArn: queue.queueArn,
      functionName: ingestStep(this, install, keys, queue).lambda.functionName,
      enabled: !install.config.paused,
      // A sweep answers every upload of its region, so the messages of a burst are worth waiting for.
      batchSize: 100,
      maximumBatchingWindowInSeconds: 20,
      functionResponseTypes: ['ReportBatchItemFailures'],
      scalingConfig: { maximumConcurrency: sweepsAtOnce(install.config.concurrency) },
    });
    new CfnOutput(this, 'UploadsQueue', { value: queue.queueUrl });
    new CfnOutput(this, 'UploadsDeadQueue', { value: dead.queueUrl });
  }
}
