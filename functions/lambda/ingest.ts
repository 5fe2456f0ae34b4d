import process from 'node:process';
import { failureShape } from '../../analytics/core/failure.ts';
import { besideResults } from '../../analytics/results/places.ts';
import { s3Bucket } from '../adapters/s3-bucket.ts';
import { s3Landing } from '../adapters/s3-landing.ts';
import { s3Client } from '../cloud/clients.ts';
import { environmentOf } from '../cloud/environment.ts';
import { handled, type Invocation } from '../cloud/handled.ts';
import { openCloud } from '../cloud/wiring.ts';
import { messagesIn, type RegionNews } from '../steps/sweep/messages.ts';
import { type Swept, sweep } from '../steps/sweep/sweep.ts';

const sweepRegion = async ({ region, versions }: RegionNews, { remaining, clock, log }: Invocation): Promise<Swept> => {
  const environment = environmentOf(process.env, 'landingBucket', 'lakeBucket', 'ledgerTable', 'busName');
  const { effects, workspace, close } = await openCloud(environment, region, { clock, log });
  try {
    const landing = s3Landing(s3Client(), { bucket: environment.landingBucket, prefix: `${region}/` });
    const output = besideResults(s3Bucket(s3Client(), environment.lakeBucket), region);
    return await sweep({ ...effects, landing, workspace, output, remaining }, versions);
  } finally {
    await close();
  }
};

/**
 * News of uploads → one sweep of each region. Messages of a region whose sweep failed, or ran out of time, come again;
 * those of the others are done with.
 */
export const handler = handled('ingest', async (event, invocation) => {
  const { log, metrics } = invocation;
  const { regions, unreadable, outside } = messagesIn(event);
  if (outside > 0) log.warn('uploads below no region', { uploads: outside });
  metrics.addMetric('UploadsOutsideRegions', 'Count', outside);
  const again = [...unreadable];
  for (const news of regions) {
    const { region, messages } = news;
    try {
      const { receipts, passedOver, finished } = await sweepRegion(news, invocation);
      const refused = receipts.filter(({ state }) => state === 'refused').length;
      const partly = receipts.filter(({ state }) => state === 'partly').length;
      log.info('swept', { region, accepted: receipts.length - refused, partly, refused, passedOver, finished });
      metrics.addMetric('UploadsAccepted', 'Count', receipts.length - refused);
      metrics.addMetric('UploadsRefused', 'Count', refused);
      metrics.addMetric('UploadsPartlyRefused', 'Count', partly);
      if (!finished) again.push(...messages);
    } catch (cause) {
      log.warn('sweep failed', { region, ...failureShape(cause) });
      again.push(...messages);
    }
  }
  return { batchItemFailures: again.map((itemIdentifier) => ({ itemIdentifier })) };
});
