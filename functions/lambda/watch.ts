import process from 'node:process';
import { z } from 'zod';
import { failureShape } from '../../analytics/core/failure.ts';
import { inParallel } from '../../analytics/core/in-parallel.ts';
import type { Overview } from '../../analytics/regions/overview.ts';
import { dynamoLedger } from '../adapters/dynamo-ledger.ts';
import { s3Bucket } from '../adapters/s3-bucket.ts';
import { landingFolders, s3Landing } from '../adapters/s3-landing.ts';
import { dynamoClient, s3Client } from '../cloud/clients.ts';
import { environmentOf } from '../cloud/environment.ts';
import { handled } from '../cloud/handled.ts';
import { documentIn, documents } from '../steps/run-documents/documents.ts';
import { regionList } from '../steps/run-documents/input.ts';
import { oldestUploadAge, watchMonth } from '../steps/watch/step.ts';

const watched = z.object({ regions: regionList, overdueDay: z.int().min(1).max(28) });

/**
 * Looks at what no service of AWS can know, and says it in figures that alarms wait for. A region that can't be looked
 * at keeps no other from it.
 */
export const handler = handled('watch', async (event, { clock, log, metrics }) => {
  const { landingBucket, lakeBucket, ledgerTable, timeZone } = environmentOf(
    process.env,
    'landingBucket',
    'lakeBucket',
    'ledgerTable',
    'timeZone',
  );
  const { regions, overdueDay } = watched.parse(event);
  const overview = await documentIn<Overview>(s3Bucket(s3Client(), lakeBucket), documents.overview);
  const { period, isOverdue, silent } = watchMonth(overview, regions, { timeZone, overdueDay, now: clock() });
  metrics.addMetric('RunOverdue', 'Count', isOverdue ? 1 : 0);
  if (isOverdue) log.warn('the run of the month is overdue', { period });
  for (const [region, departments] of silent) {
    metrics.addMetric('SilentDepartments', 'Count', departments.length);
    if (departments.length > 0) log.warn('departments reported nothing', { region, period, departments });
  }
  const outside = (await landingFolders(s3Client(), landingBucket)).filter((folder) =>
    regions.every(({ code }) => code !== folder),
  );
  metrics.addMetric('FoldersOutsideRegions', 'Count', outside.length);
  if (outside.length > 0) log.warn('uploads lie below no region of this install', { folders: outside.length });
  // What is known by now leaves at once: the look at many regions may run out of time.
  metrics.publishStoredMetrics();
  const failures: unknown[] = [];
  await inParallel(regions, 16, async ({ code }) => {
    const landing = s3Landing(s3Client(), { bucket: landingBucket, prefix: `${code}/` });
    const ledger = dynamoLedger(dynamoClient(), { table: ledgerTable, region: code });
    try {
      const seconds = await oldestUploadAge({ landing, ledger }, clock());
      metrics.addMetric('OldestUnprocessedUploadAge', 'Seconds', seconds);
      if (seconds > 0) log.info('uploads wait', { region: code, seconds });
    } catch (cause) {
      log.warn('a region can’t be looked at', { region: code, ...failureShape(cause) });
      failures.push(cause);
    }
  });
  if (failures.length > 0) throw failures[0];
  return { period, isOverdue, outside, silent: Object.fromEntries(silent) };
});
