import { dynamoLedger } from '../adapters/dynamo-ledger.ts';
import { s3Bucket } from '../adapters/s3-bucket.ts';
import { dynamoClient, s3Client } from '../cloud/clients.ts';
import { type RestoredStream, restore } from '../steps/archive/restore.ts';
import { archiveEvents } from '../steps/archive/step.ts';

/** Writes an archive's events back into a table, by the machine's own AWS credentials; of all regions, or of one. */
export const restoreTable = (
  archive: string,
  table: string,
  region: string | null,
): Promise<readonly RestoredStream[]> =>
  restore(s3Bucket(s3Client(), archive), (of) => dynamoLedger(dynamoClient(), { table, region: of }), region);

export interface ArchivedStream {
  readonly stream: string;
  readonly events: number;
}

/** Copies every event of a region into the archive that is not there yet. Throws ArchiveConflictError. */
export const archiveRegion = async (
  table: string,
  archive: string,
  region: string,
): Promise<readonly ArchivedStream[]> => {
  const ledger = dynamoLedger(dynamoClient(), { table, region });
  const archived: ArchivedStream[] = [];
  for (const stream of await ledger.streams()) {
    const events = await ledger.read(stream);
    await archiveEvents(s3Bucket(s3Client(), archive), region, events);
    archived.push({ stream, events: events.length });
  }
  return archived;
};
