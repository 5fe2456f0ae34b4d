import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cache, freePort, startDynamo, startServer, type TestServer } from '../servers.ts';
import { clientsOf } from './clients.ts';
import { type Front, startFront } from './front.ts';

/** The account that moto knows, and where in the world the tests take place. */
export const place = { account: '123456789012', region: 'eu-west-1' } as const;

const startMendedMoto = async (front: Front): Promise<TestServer> => {
  const port = await freePort();
  const python = join(cache, 'moto-5.2.1', 'venv', 'bin', 'python');
  const script = fileURLToPath(new URL('mended-moto.py', import.meta.url));
  const environment = { MOTO_PORT: new URL(front.url).port };
  const moto = await startServer(
    { name: 'moto', needs: python, command: python, args: [script, '-p', String(port)], environment },
    `http://127.0.0.1:${port}`,
  );
  await fetch(`${moto.url}/moto-api/config`, {
    method: 'POST',
    body: JSON.stringify({ stepfunctions: { execute_state_machine: true }, lambda: { use_docker: false } }),
  });
  return moto;
};

/** moto, DynamoDB Local and the address before them, with nothing deployed. */
export const startServices = async () => {
  const front = await startFront();
  const [moto, dynamo] = await Promise.all([startMendedMoto(front), startDynamo()]);
  front.serve({ moto: moto.url, dynamo: dynamo.url });
  const stop = async (): Promise<void> => {
    await Promise.all([moto.stop(), dynamo.stop()]);
    await front.stop();
  };
  return { front, clients: clientsOf(front.url, place.region), stop };
};
