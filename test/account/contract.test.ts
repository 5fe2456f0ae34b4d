import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { chained, genesis } from '../../analytics/ledger/event.ts';
import { dynamoLedger } from '../../functions/adapters/dynamo-ledger.ts';
import { eventOutbox } from '../../functions/adapters/event-outbox.ts';
import { s3Store } from '../../functions/adapters/s3-store.ts';
import { dynamoClient, eventBridgeClient, s3Client } from '../../functions/cloud/clients.ts';
import { objectsOf } from '../../functions/cloud/region.ts';
import { ledgerContract } from '../contract/ledger.ts';
import { objectStoreContract } from '../contract/object-store.ts';
import { findInstall, type Install, ownRegion } from './install.ts';

// The suites that the one-machine adapters pass and that ours pass on test servers, on S3 and DynamoDB themselves.

let install: Install;
beforeAll(async () => {
  install = await findInstall();
});

objectStoreContract('S3', async () => {
  const workspace = await mkdtemp(join(tmpdir(), 'jixiao-account-'));
  const place = { bucket: install.lake, prefix: objectsOf(ownRegion()), workspace };
  return {
    store: s3Store(s3Client(), place),
    other: s3Store(s3Client(), place),
    release: () => rm(workspace, { recursive: true, force: true }),
  };
});

ledgerContract('DynamoDB', async () => {
  const place = { table: install.table, region: ownRegion() };
  return {
    ledger: dynamoLedger(dynamoClient(), place),
    other: dynamoLedger(dynamoClient(), place),
    release: async () => {},
  };
});

test('EventBridge takes the news of a decision', async () => {
  const events = chained('intake', genesis, [{ kind: 'test.told', data: {} }], {
    actor: 'test',
    at: new Date().toISOString(),
  });
  const outbox = eventOutbox(eventBridgeClient(), { bus: install.bus, region: ownRegion() });
  for (const event of events) await expect(outbox.notify(event)).resolves.toBeUndefined();
});
