import process from 'node:process';
import { paths } from '../../analytics/site/parts/paths.ts';
import { stylesheet } from '../../analytics/site/parts/style.ts';
import { asset } from '../adapters/assets.ts';
import { s3Bucket } from '../adapters/s3-bucket.ts';
import { s3Client } from '../cloud/clients.ts';
import { environmentOf } from '../cloud/environment.ts';
import { handled } from '../cloud/handled.ts';
import { publishOverview } from '../steps/overview/regions.ts';
import { mergedOf } from '../steps/run-documents/documents.ts';
import { runInput } from '../steps/run-documents/input.ts';

/** Publishes the overview of all regions, those without a result with their reasons. */
export const handler = handled('report', async (event, { log }) => {
  const { lakeBucket, siteBucket, edition } = environmentOf(process.env, 'lakeBucket', 'siteBucket', 'edition');
  const { key, regions } = runInput.parse(event);
  const [lake, site] = [s3Bucket(s3Client(), lakeBucket), s3Bucket(s3Client(), siteBucket)];
  const overview = await publishOverview(regions, await mergedOf(lake, key), {
    site,
    lake,
    edition,
    style: await stylesheet(asset),
  });
  log.info('run.reported', { key, period: overview.period, regions: overview.regions.length });
  return { page: paths.overview };
});
