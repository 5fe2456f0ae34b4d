import type { Effects } from '../../analytics/core/ports/effects.ts';
import { dynamoLedger } from '../adapters/dynamo-ledger.ts';
import { eventOutbox } from '../adapters/event-outbox.ts';
import { s3Store } from '../adapters/s3-store.ts';
import { dynamoClient, eventBridgeClient, s3Client } from './clients.ts';
import type { Environment } from './environment.ts';

/** Where a region's objects lie in the lake. */
export const objectsOf = (region: string): string => `objects/${region}/`;

/**
 * One region's objects, decisions and news, without the engine, whose bulk not every function can carry. `workspace` is
 * a local folder for downloads.
 */
export const regionParts = (
  { lakeBucket, ledgerTable, busName }: Pick<Environment, 'lakeBucket' | 'ledgerTable' | 'busName'>,
  region: string,
  workspace: string,
): Pick<Effects, 'store' | 'ledger' | 'outbox'> => ({
  store: s3Store(s3Client(), { bucket: lakeBucket, prefix: objectsOf(region), workspace }),
  ledger: dynamoLedger(dynamoClient(), { table: ledgerTable, region }),
  outbox: eventOutbox(eventBridgeClient(), { bus: busName, region }),
});
