import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consoleLog } from '../adapters/console.ts';
import { dynamoLedger } from '../adapters/dynamo-ledger.ts';
import { s3Store } from '../adapters/s3-store.ts';
import { dynamoClient, s3Client } from '../cloud/clients.ts';
import { objectsOf } from '../cloud/region.ts';
import { type Side, type Transferred, transfer } from '../steps/transfer/step.ts';
import { neededSetting } from './cloud-options.ts';
import type { CommonOptions, Io } from './outcome.ts';

/** A region in the cloud as it stands beside a data directory. */
export interface CloudSide extends Side {
  readonly region: string;
  send(from: Side, to: Side): Promise<Transferred>;
  close(): Promise<void>;
}

/** Opens the region that the options name, by the machine's own AWS credentials. Throws UsageError. */
export const openCloudSide = async (
  options: CommonOptions & Readonly<Record<string, unknown>>,
  io: Io,
): Promise<CloudSide> => {
  const region = neededSetting('regionCode', options, io);
  const bucket = neededSetting('lakeBucket', options, io);
  const table = neededSetting('ledgerTable', options, io);
  const workspace = await mkdtemp(join(tmpdir(), 'jixiao-transfer-'));
  return {
    region,
    store: s3Store(s3Client(), { bucket, prefix: objectsOf(region), workspace }),
    ledger: dynamoLedger(dynamoClient(), { table, region }),
    send: (from, to) => transfer(from, to, { workspace, log: consoleLog() }),
    close: () => rm(workspace, { recursive: true, force: true }),
  };
};
