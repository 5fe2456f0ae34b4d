import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { type DuckDBConnection, type DuckDBInstance, version } from '@duckdb/node-api';
import type { Engine } from '../../analytics/core/ports/engine.ts';
import { sessionOn } from '../../functions/adapters/duckdb.ts';
import { type DuckdbOptions, openSandbox } from '../../functions/adapters/duckdb-sandbox.ts';
import { clearStaleWorkspaces, newWorkspace } from '../../functions/adapters/workspaces.ts';

/** Begins an instance, whose folder the next process clears away as it does those of any dead session. */
const start = async (options: DuckdbOptions): Promise<DuckDBInstance> => {
  await clearStaleWorkspaces(tmpdir());
  return openSandbox(await newWorkspace(tmpdir()), [tmpdir()], options);
};

/** A connection outside a new database of this name. */
const attach = async (instance: DuckDBInstance, name: string): Promise<DuckDBConnection> => {
  const connection = await instance.connect();
  await connection.run(`ATTACH ':memory:' AS ${name}`);
  return connection;
};

/**
 * DuckDB for tests that open a session for each of many small cases: one instance for all of them, and for each session
 * a database of its own in it. To start an instance and to give it the models' functions takes longer than to work out
 * a small case. Its sandbox holds every temporary folder; what the engine's own holds is shown where that is tested.
 */
export const sharedEngine = (options: DuckdbOptions): Engine => {
  let shared: Promise<DuckDBInstance> | undefined;
  let opened = 0;

  /** After a fault of its own an instance answers nothing any more: the next session begins another. */
  const attached = async (name: string): Promise<readonly [DuckDBInstance, DuckDBConnection]> => {
    shared ??= start(options);
    try {
      const instance = await shared;
      return [instance, await attach(instance, name)];
    } catch {
      shared = start(options);
      const fresh = await shared;
      return [fresh, await attach(fresh, name)];
    }
  };

  const open: Engine['open'] = async () => {
    opened += 1;
    const name = `session_${opened}`;
    const [instance, outside] = await attached(name);
    const connect = async (): Promise<DuckDBConnection> => {
      const connection = await instance.connect();
      await connection.run(`SET search_path = '${name},memory'`);
      return connection;
    };
    const [workspace, connection] = [await newWorkspace(tmpdir()), await connect()];
    return sessionOn(connect, connection, workspace, async () => {
      connection.disconnectSync();
      // Fails only where the instance is beyond use; then all of it goes.
      await outside.run(`DETACH ${name}`).catch(() => undefined);
      outside.disconnectSync();
      await rm(workspace, { recursive: true, force: true });
    });
  };
  return { version: `DuckDB ${version()}`, open };
};
