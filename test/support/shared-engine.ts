import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, type DuckDBInstance, version } from '@duckdb/node-api';
import type { Engine } from '../../analytics/core/ports/engine.ts';
import { sessionOn } from '../../functions/adapters/duckdb.ts';
import { type DuckdbOptions, openSandbox } from '../../functions/adapters/duckdb-sandbox.ts';

/**
 * DuckDB for tests that open a session for each of many small cases: one instance for all of them, and for each session
 * a database of its own in it. To start an instance and to give it the models' functions takes longer than to work out
 * a small case. Its sandbox holds every temporary folder; what the engine's own holds is shown where that is tested.
 */
export const sharedEngine = (options: DuckdbOptions): Engine => {
  let instance: Promise<DuckDBInstance> | undefined;
  let opened = 0;
  const started = async (): Promise<DuckDBInstance> =>
    openSandbox(await mkdtemp(join(tmpdir(), 'shared-engine-')), [tmpdir()], options);

  const open: Engine['open'] = async () => {
    instance ??= started();
    const shared = await instance;
    opened += 1;
    const name = `session_${opened}`;
    const connect = async (): Promise<DuckDBConnection> => {
      const connection = await shared.connect();
      await connection.run(`SET search_path = '${name},memory'`);
      return connection;
    };
    const outside = await shared.connect();
    await outside.run(`ATTACH ':memory:' AS ${name}`);
    const [workspace, connection] = [await mkdtemp(join(tmpdir(), 'shared-session-')), await connect()];
    return sessionOn(connect, connection, workspace, async () => {
      connection.disconnectSync();
      await outside.run(`DETACH ${name}`);
      outside.disconnectSync();
      await rm(workspace, { recursive: true, force: true });
    });
  };
  return { version: `DuckDB ${version()}`, open };
};
