import { tmpdir } from 'node:os';
import process from 'node:process';
import { asset } from '../adapters/assets.ts';
import { dynamoLedger } from '../adapters/dynamo-ledger.ts';
import { s3Bucket } from '../adapters/s3-bucket.ts';
import { s3Landing } from '../adapters/s3-landing.ts';
import { s3Store } from '../adapters/s3-store.ts';
import { dynamoClient, s3Client } from '../cloud/clients.ts';
import { type Environment, environmentOf } from '../cloud/environment.ts';
import { handled } from '../cloud/handled.ts';
import { objectsOf } from '../cloud/region.ts';
import { planRun, type RegionReach } from '../steps/plan/plan.ts';
import { documents } from '../steps/run-documents/documents.ts';
import { runInput } from '../steps/run-documents/input.ts';

const reachIn =
  ({ landingBucket, lakeBucket, ledgerTable }: Pick<Environment, 'landingBucket' | 'lakeBucket' | 'ledgerTable'>) =>
  (region: string): RegionReach => ({
    store: s3Store(s3Client(), { bucket: lakeBucket, prefix: objectsOf(region), workspace: tmpdir() }),
    ledger: dynamoLedger(dynamoClient(), { table: ledgerTable, region }),
    landing: s3Landing(s3Client(), { bucket: landingBucket, prefix: `${region}/` }),
    asset,
  });

/** Plans a run: each region's snapshot and policy, fixed at one instant and written down for the map to read. */
export const handler = handled('snapshot', async (event, { log, clock }) => {
  const environment = environmentOf(process.env, 'landingBucket', 'lakeBucket', 'ledgerTable');
  const run = runInput.parse(event);
  const plan = await planRun(run, s3Bucket(s3Client(), environment.lakeBucket), reachIn(environment), clock());
  log.info('run.planned', {
    key: run.key,
    regions: plan.length,
    problems: plan.filter(({ problem }) => problem).length,
  });
  return { bucket: environment.lakeBucket, itemsKey: documents.items(run.key), planned: plan.length };
});
