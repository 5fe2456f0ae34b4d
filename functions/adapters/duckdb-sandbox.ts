import { availableParallelism, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { DuckDBInstance, quotedString as quoted } from '@duckdb/node-api';
import { functionMacros } from '../../analytics/models/functions.ts';
import { asset } from './assets.ts';

export interface DuckdbOptions {
  /** Where workspaces are made; the system's temporary folder by default. */
  readonly workspaces?: string;
  readonly threads?: number;
  /** The most that a session holds in memory before it goes to disk; four fifths of the machine's by default. */
  readonly megabytes?: number;
  /** The most that may be put on disk beyond that memory; most of the disk by default. */
  readonly spill?: string;
}

let read: Promise<string> | undefined;

/** The functions of the models; read once. */
const macros = (): Promise<string> => {
  read ??= functionMacros(asset);
  return read;
};

const shutIn = async (instance: DuckDBInstance, workspace: string, readable: readonly string[]): Promise<void> => {
  const connection = await instance.connect();
  try {
    const folders = [workspace, ...readable].map((folder) => quoted(resolve(folder))).join(', ');
    await connection.run(`SET allowed_directories = [${folders}]`);
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
    await connection.run(await macros());
    // The models join lists by the word that Trino knows; DuckDB has another for the same.
    await connection.run('CREATE MACRO array_join(list, separator) AS array_to_string(list, separator)');
  } finally {
    connection.disconnectSync();
  }
};

const megabytesOf = ({ megabytes = Number.POSITIVE_INFINITY }: DuckdbOptions): number =>
  Math.floor(Math.min(megabytes, (totalmem() / 2 ** 20) * 0.8));

/**
 * Opens a private database that can touch nothing outside its workspace and the readable folders, and whose settings
 * can't be changed back.
 */
export const openSandbox = async (
  workspace: string,
  readable: readonly string[],
  options: DuckdbOptions,
): Promise<DuckDBInstance> => {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(options.threads ?? availableParallelism()),
    home_directory: workspace,
    temp_directory: join(workspace, 'spill'),
    autoinstall_known_extensions: 'false',
    // The system keeps local files at hand as it is; memory is for the work.
    enable_external_file_cache: 'false',
    memory_limit: `${megabytesOf(options)}MB`,
    ...(options.spill ? { max_temp_directory_size: options.spill } : {}),
  });
  try {
    await shutIn(instance, workspace, readable);
  } catch (cause) {
    instance.closeSync();
    throw cause;
  }
  return instance;
};
