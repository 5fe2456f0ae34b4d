import { dynamoLedger } from '../adapters/dynamo-ledger.ts';
import { s3Bucket } from '../adapters/s3-bucket.ts';
import { type RestoredStream, restore } from '../archive/restore.ts';
import { dynamoClient, s3Client } from '../cloud/clients.ts';

/** Writes an archive's events back into a table, by the machine's own AWS credentials; of all regions, or of one. */
export const restoreTable = (archive: string, table: string, region: string | null): Promise<readonly RestoredStream[]> =>
  restore(s3Bucket(s3Client(), archive), (of) => dynamoLedger(dynamoClient(), { table, region: of }), region);
