import process from 'node:process';
import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { countsOf, mergeOutcomes } from '../../analytics/regions/merge.ts';
import { s3Bucket } from '../adapters/s3-bucket.ts';
import { s3Client } from '../cloud/clients.ts';
import { environmentOf } from '../cloud/environment.ts';
import { handled } from '../cloud/handled.ts';
import { documents, itemsOf, keepDocument, outcomesOf } from '../steps/run-documents/documents.ts';
import { runInput } from '../steps/run-documents/input.ts';

/** Brings together what came of each planned region; one of which nothing was heard is missing. */
export const handler = handled('merge', async (event, { log, metrics }) => {
  const { lakeBucket } = environmentOf(process.env, 'lakeBucket');
  const { key } = runInput.parse(event);
  const lake = s3Bucket(s3Client(), lakeBucket);
  const merged = mergeOutcomes(await itemsOf(lake, key), await outcomesOf(lake, key));
  await keepDocument(lake, documents.merged(key), merged);
  const counts = countsOf(merged);
  metrics.addMetric('MissingRegions', MetricUnit.Count, counts.planned - counts.done);
  log.info('run.merged', { key, ...counts });
  return counts;
});
