import process from 'node:process';
import { yearOf } from '../../analytics/core/period.ts';
import { bucketOutput } from '../adapters/bucket-output.ts';
import { s3Bucket } from '../adapters/s3-bucket.ts';
import { s3Client } from '../cloud/clients.ts';
import { environmentOf } from '../cloud/environment.ts';
import { handled } from '../cloud/handled.ts';
import { openCloud } from '../cloud/wiring.ts';
import { plannedRegion } from '../steps/run-documents/input.ts';
import { buildRegion } from '../steps/run-region/region.ts';

/** Computes one region of a run and publishes its marts, notices and pages. */
export const handler = handled('build', async (event, { log, clock }) => {
  const environment = environmentOf(process.env, 'lakeBucket', 'siteBucket', 'ledgerTable', 'busName', 'edition');
  const planned = plannedRegion.parse(event);
  const [lake, site] = [s3Bucket(s3Client(), environment.lakeBucket), s3Bucket(s3Client(), environment.siteBucket)];
  const cloud = await openCloud(environment, planned.code, { clock, log });
  try {
    const places = { site, lake, region: planned.code, fiscalYear: yearOf(planned.period) };
    const open = () => bucketOutput(places, clock);
    const { code, state } = await buildRegion(cloud.effects, planned, { lake, edition: environment.edition, open });
    log.info('region.built', { key: planned.key, region: code, state });
    return { code, state };
  } finally {
    await cloud.close();
  }
});
