import process from 'node:process';
import { failureShape } from '../../analytics/core/failure.ts';
import { s3Bucket } from '../adapters/s3-bucket.ts';
import { s3Client } from '../cloud/clients.ts';
import { environmentOf } from '../cloud/environment.ts';
import { handled } from '../cloud/handled.ts';
import { recordsIn } from '../steps/archive/records.ts';
import { archiveEvents } from '../steps/archive/step.ts';

/**
 * Every event written to the ledger's table → the same event in the archive. From the first record that could not be
 * copied on, the stream comes again.
 */
export const handler = handled('archive', async (event, { log, metrics }) => {
  const { archiveBucket } = environmentOf(process.env, 'archiveBucket');
  const archive = s3Bucket(s3Client(), archiveBucket);
  let archived = 0;
  for (const { sequence, region, events, isRemoval } of recordsIn(event)) {
    if (isRemoval) log.warn('an item was removed from the ledger', { sequence });
    try {
      await archiveEvents(archive, region, events);
      archived += events.length;
    } catch (cause) {
      log.warn('not archived', { region, sequence, ...failureShape(cause) });
      return { batchItemFailures: [{ itemIdentifier: sequence }] };
    }
  }
  metrics.addMetric('EventsArchived', 'Count', archived);
  log.info('archived', { events: archived });
  return { batchItemFailures: [] };
});
