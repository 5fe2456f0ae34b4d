import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientFor, startDynamo, type TestServer } from '../servers.ts';

let server: TestServer;
let client: DynamoDBClient;
beforeAll(async () => {
  server = await startDynamo();
  client = new DynamoDBClient(clientFor(server));
});
afterAll(async () => {
  client?.destroy();
  await server?.stop();
});

test('makes a table', async () => {
  await client.send(
    new CreateTableCommand({
      TableName: 'jixiao-test',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'stream', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'stream', KeyType: 'HASH' }],
    }),
  );
  expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual(['jixiao-test']);
});
