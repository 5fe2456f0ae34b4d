import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { cache, freePort, startServer } from '../servers.ts';
import { statement, TrinoError, type TrinoPlace } from './statement.ts';

const version = '411';

export interface TrinoServer {
  /** A new empty schema in a catalog of its own; there are as many as were asked for at the start. */
  place(catalog: string): Promise<TrinoPlace>;
  stop(): Promise<void>;
}

/** Tables of a catalog are described in a folder of its own; their rows lie there or wherever a table says. */
const catalogOf = (folder: string): readonly string[] => [
  'connector.name=hive',
  'hive.metastore=file',
  `hive.metastore.catalog.dir=${pathToFileURL(folder).href}`,
  'hive.security=allow-all',
  'hive.storage-format=PARQUET',
  'hive.parquet.use-column-names=true',
  'hive.partition-projection-enabled=true',
  'hive.ignore-absent-partitions=true',
  'hive.collect-column-statistics-on-write=false',
  'hive.table-statistics-enabled=false',
];

const configOf = (folder: string, port: number, installed: string): readonly string[] => [
  'coordinator=true',
  'node-scheduler.include-coordinator=true',
  'node.environment=test',
  'node.bind-ip=127.0.0.1',
  'node.internal-address=127.0.0.1',
  `http-server.http.port=${port}`,
  `discovery.uri=http://127.0.0.1:${port}`,
  `plugin.dir=${join(installed, 'plugin')}`,
  `catalog.config-dir=${join(folder, 'catalogs')}`,
  'query.max-memory-per-node=1GB',
  'task.concurrency=1',
  'task.writer-count=1',
  'optimizer.join-reordering-strategy=NONE',
  'join-distribution-type=BROADCAST',
];

/** The server answers before its catalogs are there; throws with the end of its log where it goes away meanwhile. */
const ready = async (url: string, log: string): Promise<void> => {
  for (;;) {
    try {
      const { starting } = (await (await fetch(url)).json()) as { readonly starting: boolean };
      if (!starting) return;
    } catch (cause) {
      throw new Error(`Trino ended while it started: ${(await readFile(log, 'utf8')).slice(-4000)}`, { cause });
    }
    await pause(200);
  }
};

/** A node is found some time after the server answers; until then nothing that reads or writes a table runs. */
const workable = async (place: TrinoPlace): Promise<void> => {
  for (;;) {
    try {
      await statement(place, 'CREATE TABLE workable AS SELECT 1 AS one');
      await statement(place, 'DROP TABLE workable');
      return;
    } catch (cause) {
      if (!(cause instanceof TrinoError && cause.errorName === 'NO_NODES_AVAILABLE')) throw cause;
      await pause(200);
    }
  }
};

/**
 * Starts a Trino of one node with these catalogs over local Parquet files; it takes some ten seconds. Stopping it takes
 * its tables away.
 */
export const startTrino = async (catalogs: readonly string[]): Promise<TrinoServer> => {
  const installed = join(cache, `trino-${version}`);
  const folder = await mkdtemp(join(tmpdir(), 'jixiao-trino-'));
  const port = await freePort();
  await mkdir(join(folder, 'catalogs'));
  for (const catalog of catalogs) {
    await mkdir(join(folder, 'tables', catalog), { recursive: true });
    await writeFile(
      join(folder, 'catalogs', `${catalog}.properties`),
      catalogOf(join(folder, 'tables', catalog)).join('\n'),
    );
  }
  await writeFile(join(folder, 'config.properties'), configOf(folder, port, installed).join('\n'));
  const url = `http://127.0.0.1:${port}`;
  const classes = [join(installed, 'server', 'classes'), join(installed, 'server', '*')].join(delimiter);
  const log = join(folder, 'server.log');
  const flags = [
    '-Xmx3g',
    '-XX:TieredStopAtLevel=1',
    '-XX:ReservedCodeCacheSize=256M',
    '-Djdk.attach.allowAttachSelf=true',
    '-Duser.timezone=UTC',
  ];
  const args = [
    ...flags,
    `-Dlog.path=${log}`,
    '-Dlog.enable-console=false',
    `-Dconfig=${join(folder, 'config.properties')}`,
    '-cp',
    classes,
    'TrinoServer',
    version,
  ];
  const server = await startServer(
    { name: 'Trino', needs: installed, command: 'java', args, folder, patience: 120 },
    `${url}/v1/info`,
  );
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await ready(`${url}/v1/info`, log);
  } catch (cause) {
    await stop();
    throw cause;
  }
  return {
    place: async (catalog) => {
      const place = { address: url, catalog, schema: 'jixiao' };
      await statement(place, 'CREATE SCHEMA jixiao');
      await workable(place);
      return place;
    },
    stop,
  };
};
