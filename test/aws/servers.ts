import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

/** A server of a test, listening on loopback. */
export interface TestServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Where `test/aws/install.sh` puts the servers. */
export const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'jixiao');

/** A port of loopback that nobody listens on now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const answers = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(2000) }).then(
    () => true,
    () => false,
  );

const ended = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

const stop = async (child: ChildProcess): Promise<void> => {
  if (ended(child)) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 5000);
  await gone;
  clearTimeout(patience);
};

/** What starts a server, with words of its own for whoever lacks it. */
export interface Program {
  readonly name: string;
  /** A file that is there once the server is installed. */
  readonly needs: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Seconds until it must answer; 60 by default. */
  readonly patience?: number;
}

/**
 * Starts a server and waits until it answers under the address; throws with what it printed when it does not. It ends
 * with this process at the latest.
 */
export const startServer = async (program: Program, url: string): Promise<TestServer> => {
  if (!existsSync(program.needs)) throw new Error(`${program.name} is not installed: run test/aws/install.sh`);
  const child = spawn(program.command, program.args, {
    cwd: program.folder,
    env: { ...process.env, ...program.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => (printed = `${printed}${part}`.slice(-4000)));
  child.once('error', (cause) => (printed += String(cause)));
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const server: TestServer = {
    url,
    stop: async () => {
      process.off('exit', kill);
      await stop(child);
    },
  };
  const deadline = Date.now() + (program.patience ?? 60) * 1000;
  while (!(await answers(url))) {
    if (ended(child) || child.pid === undefined || Date.now() > deadline) {
      await server.stop();
      throw new Error(`${program.name} did not start: ${printed}`);
    }
    await pause(100);
  }
  return server;
};

/**
 * moto's server: S3, SQS, EventBridge, Scheduler, Step Functions and CloudFormation. `environment` takes moto's own
 * settings.
 */
export const startMoto = async (environment: Readonly<Record<string, string>> = {}): Promise<TestServer> => {
  const port = await freePort();
  const python = join(cache, 'moto-5.2.1', 'venv', 'bin', 'python');
  const args = ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)];
  return startServer({ name: 'moto', needs: python, command: python, args, environment }, `http://127.0.0.1:${port}`);
};

/** AWS's own DynamoDB Local, in memory. */
export const startDynamo = async (): Promise<TestServer> => {
  const port = await freePort();
  const folder = join(cache, 'dynamodb-local-1.25.1');
  const args = [
    '-Xmx512m',
    `-Djava.library.path=${join(folder, 'DynamoDBLocal_lib')}`,
    '-jar',
    join(folder, 'DynamoDBLocal.jar'),
  ];
  return startServer(
    {
      name: 'DynamoDB Local',
      needs: args[3] ?? folder,
      command: 'java',
      args: [...args, '-inMemory', '-disableTelemetry', '-port', String(port)],
      folder,
    },
    `http://127.0.0.1:${port}`,
  );
};

/**
 * An S3 gateway over a folder of its own: stricter than moto where writers race, and about signatures, clocks and
 * checksums. It knows no EventBridge.
 */
export const startVersity = async (): Promise<TestServer> => {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'jixiao-versity-'));
  const [objects, versions] = [join(folder, 'objects'), join(folder, 'versions')];
  await Promise.all([mkdir(objects), mkdir(versions)]);
  const command = join(cache, 'versitygw-1.8.0', 'bin', 'versitygw');
  const keys = ['--access', 'test', '--secret', 'test', '--region', 'cn-north-1'];
  const args = [...keys, '--quiet', '--port', `127.0.0.1:${port}`, 'posix', '--versioning-dir', versions, objects];
  const server = await startServer({ name: 'versitygw', needs: command, command, args }, `http://127.0.0.1:${port}`);
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** What every client of a test server is made with. */
export const clientFor = ({ url }: TestServer, region = 'cn-north-1') => ({
  endpoint: url,
  region,
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});
