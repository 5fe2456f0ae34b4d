import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, quotedString as quoted, version } from '@duckdb/node-api';
import { ident } from '../../analytics/core/ident.ts';
import {
  type CsvShape,
  type Engine,
  EngineError,
  isOfCsv,
  type Params,
  type Row,
  type Session,
  type TextRow,
} from '../../analytics/core/ports/engine.ts';
import { isPlainCsv } from './csv-plain.ts';
import { csvRows } from './csv-rows.ts';
import { rowsOf } from './duckdb-cell.ts';
import { guarded, moveInto } from './duckdb-faults.ts';
import { type DuckdbOptions, openSandbox } from './duckdb-sandbox.ts';
import { clearStaleWorkspaces, newWorkspace } from './workspaces.ts';

/**
 * A session on a connection: its relations are those of the connection's database, its files lie in the workspace.
 * `connect` makes further connections to the same database; `release` ends the session.
 */
export const sessionOn = (
  connect: () => Promise<DuckDBConnection>,
  connection: DuckDBConnection,
  workspace: string,
  release: () => Promise<void>,
): Session => {
  const run = (sql: string, params?: Params): Promise<void> =>
    guarded(sql, params, async () => {
      await connection.run(sql, params && { ...params });
    });

  const rows = (sql: string, params?: Params): Promise<readonly Row[]> =>
    guarded(sql, params, async () => rowsOf(await connection.run(sql, params && { ...params })));

  const append = (
    table: string,
    width: number,
    rows: Iterable<TextRow>,
    rowNumbers?: readonly number[],
  ): Promise<void> =>
    guarded(`append to ${table}`, undefined, async () => {
      const appender = await connection.createAppender(table);
      let index = 0;
      try {
        for (const row of rows) {
          if (row.length !== width)
            throw new RangeError(`row ${index + 1} has ${row.length} cells for ${width} columns`);
          for (const cell of row) {
            if (cell === null) appender.appendNull();
            else appender.appendVarchar(cell);
          }
          if (rowNumbers) appender.appendBigInt(BigInt(rowNumbers[index] ?? 0));
          index++;
          appender.endRow();
        }
        appender.flushSync();
      } finally {
        appender.closeSync();
      }
    });

  const textColumns = (columns: readonly string[]): string =>
    columns.map((column) => `${ident(column)} VARCHAR`).join(', ');

  const createTable = (table: string, typed: Readonly<Record<string, string>>): Promise<void> =>
    run(
      `CREATE TABLE ${ident(table)} (${Object.entries(typed)
        .map(([name, type]) => `${ident(name)} ${type}`)
        .join(', ')})`,
    );

  const csvScan = (path: string, { delimiter, columns }: CsvShape): string => {
    const types = columns.map((column) => `${ident(column)}: 'VARCHAR'`).join(', ');
    // A thread holds several buffers; DuckDB's own are eight times this, and no faster.
    return `read_csv(${quoted(path)}, delim = ${quoted(delimiter)}, quote = '"', escape = '"', header = false, auto_detect = false, buffer_size = ${2 ** 22}, columns = {${types}})`;
  };

  // Each on a connection of its own, so that several files are written at once.
  const write = async (sql: string, path: string, format: string, params?: Params): Promise<void> => {
    const draft = join(workspace, randomUUID());
    const copy = `COPY (${sql}) TO ${quoted(draft)} (${format})`;
    const own = await connect();
    try {
      await guarded(copy, params, () => own.run(copy, params && { ...params }));
      await guarded('move the finished file', undefined, () => moveInto(draft, path));
    } finally {
      own.disconnectSync();
      await rm(draft, { force: true });
    }
  };

  return {
    workspace,
    run,
    rows,

    width: async (relation) => {
      const [found] = await rows(
        `SELECT column_count FROM duckdb_views()
         WHERE database_name = current_database() AND view_name = $relation
         UNION ALL SELECT column_count FROM duckdb_tables()
         WHERE database_name = current_database() AND table_name = $relation`,
        { relation },
      );
      return Number(found?.column_count ?? 0);
    },

    loadText: async (table, columns, rows) => {
      await run(`CREATE TABLE ${ident(table)} (${textColumns(columns)})`);
      await append(table, columns.length, rows);
    },

    // The appender casts a text as CAST does, and one statement creates the table where a cast would take three.
    loadTyped: async (table, columns, rows) => {
      await createTable(table, columns);
      await append(table, Object.keys(columns).length, rows);
    },

    viewCsv: async (view, path, shape) => {
      if (!(await isPlainCsv(path))) return false;
      await run(`CREATE VIEW ${ident(view)} AS SELECT * FROM ${csvScan(path, shape)}`);
      return true;
    },

    loadCsv: async (table, path, shape) => {
      const { delimiter, columns } = shape;
      if (await isPlainCsv(path)) {
        try {
          await run(
            `CREATE TABLE ${ident(table)} AS
             SELECT * FROM (SELECT *, row_number() OVER () AS source_row FROM ${csvScan(path, shape)})
             WHERE coalesce(${columns.map(ident).join(', ')}) IS NOT NULL`,
          );
          return;
        } catch (cause) {
          // DuckDB's reader is fast and stops at the first ragged record without its number; ours is slower, fills
          // short records up and names the faulty one.
          if (!isOfCsv(cause)) throw cause;
        }
      }
      const rows = await csvRows(path, delimiter, columns.length);
      await run(`CREATE TABLE ${ident(table)} (${textColumns(columns)}, source_row BIGINT)`);
      await append(
        table,
        columns.length,
        rows.map(({ cells }) => cells),
        rows.map(({ row }) => row),
      );
    },

    viewParquet: async (view, paths, columns) => {
      if (paths.length === 0) return createTable(view, columns);
      const names = Object.keys(columns).map(ident).join(', ');
      const typed = Object.entries(columns);
      const files = `[${paths.map(quoted).join(', ')}]`;
      const plain = `CREATE VIEW ${ident(view)} AS SELECT ${names} FROM read_parquet(${files})`;
      if (paths.length === 1) {
        try {
          return await run(plain);
        } catch (cause) {
          // Where the one file is older than a column.
          if (!(cause instanceof EngineError)) throw cause;
        }
      }
      const counted = await rows(`SELECT name, count(*) AS files FROM parquet_schema(${files}) GROUP BY name`);
      const whole = new Set(counted.filter((row) => row.files === paths.length).map((row) => row.name));
      if (typed.every(([name]) => whole.has(name))) return run(plain);
      // Files older than a column have no such column: it is NULL there.
      const none = typed.map(([name, type]) => `CAST(NULL AS ${type}) AS ${ident(name)}`).join(', ');
      return run(
        `CREATE VIEW ${ident(view)} AS SELECT ${names} FROM (
           SELECT * FROM read_parquet(${files}, union_by_name = true) UNION ALL BY NAME SELECT ${none} WHERE false)`,
      );
    },

    // Each thread holds whole row groups until it is their turn to be written.
    writeParquet: (sql, path, params) =>
      write(sql, path, 'FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 30720', params),

    // Without delimiter and quotes the CSV writer leaves a line as it is.
    writeLines: (heading, sql, path) =>
      write(
        `SELECT * FROM (${sql}) AS lines("${heading.replaceAll('"', '""')}")`,
        path,
        "FORMAT csv, HEADER true, DELIMITER '', QUOTE '', ESCAPE ''",
      ),

    close: release,
  };
};

/**
 * DuckDB as the Engine: every session is its own database in memory, shut in its workspace.
 * @example const session = await duckdbEngine({ threads: 2 }).open(['/data/objects'])
 */
export const duckdbEngine = (options: DuckdbOptions = {}): Engine => ({
  version: `DuckDB ${version()}`,
  open: async (readable, megabytes = Number.POSITIVE_INFINITY) => {
    const parent = options.workspaces ?? tmpdir();
    await clearStaleWorkspaces(parent);
    const workspace = await newWorkspace(parent);
    try {
      const instance = await openSandbox(workspace, readable, {
        ...options,
        megabytes: Math.min(megabytes, options.megabytes ?? Number.POSITIVE_INFINITY),
      });
      const connect = () => instance.connect();
      const connection = await connect();
      return sessionOn(connect, connection, workspace, async () => {
        try {
          connection.disconnectSync();
        } finally {
          instance.closeSync();
          await rm(workspace, { recursive: true, force: true });
        }
      });
    } catch (cause) {
      await rm(workspace, { recursive: true, force: true });
      throw new EngineError('open a session', [], { cause });
    }
  },
});
