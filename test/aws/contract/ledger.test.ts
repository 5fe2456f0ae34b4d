import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll } from 'vitest';
import { dynamoLedger } from '../../../functions/adapters/dynamo-ledger.ts';
import { retries } from '../../../functions/adapters/retries.ts';
import { ledgerContract } from '../../contract/ledger.ts';
import { createLedgerTable } from '../ledger-table.ts';
import { clientFor, startDynamo, type TestServer } from '../servers.ts';

const table = 'jixiao-ledger';
let server: TestServer;
let clients: DynamoDBClient[];
beforeAll(async () => {
  server = await startDynamo();
  clients = [0, 1].map(() => new DynamoDBClient({ ...clientFor(server), ...retries }));
  await createLedgerTable(clients[0] as DynamoDBClient, table);
});
afterAll(async () => {
  for (const client of clients ?? []) client.destroy();
  await server?.stop();
});

let regions = 0;
ledgerContract('DynamoDB', async () => {
  const region = `r${regions++}`;
  const [ledger, other] = clients.map((client) => dynamoLedger(client, { table, region })) as [
    ReturnType<typeof dynamoLedger>,
    ReturnType<typeof dynamoLedger>,
  ];
  return { ledger, other, release: async () => {} };
});
