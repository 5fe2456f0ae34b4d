import { randomUUID } from 'node:crypto';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ident } from '../../../analytics/core/ident.ts';
import {
  type Cell,
  EngineError,
  type Params,
  type Row,
  type Session,
  type TextRow,
} from '../../../analytics/core/ports/engine.ts';
import { functionMacros, functionsOf, writtenOut } from '../../../analytics/models/functions.ts';
import { asset } from '../../../functions/adapters/assets.ts';
import { statement, TrinoError, type TrinoPlace } from './statement.ts';

const quoted = (value: Cell): string => {
  if (value === null) return 'NULL';
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
};

/** Trino knows no named parameters; the few that the models bind become literals. */
const bound = (sql: string, params: Params = {}): string =>
  sql.replaceAll(/\$(\w+)/g, (written, name: string) => (name in params ? quoted(params[name] ?? null) : written));

/** Rows that still fit into one statement: Trino takes a million characters. */
const batchesOf = (rows: Iterable<TextRow>): readonly string[] => {
  const batches: string[][] = [];
  let left = 0;
  for (const row of rows) {
    const text = `(${row.map(quoted).join(', ')})`;
    if (left < text.length) {
      batches.push([]);
      left = 500_000;
    }
    batches.at(-1)?.push(text);
    left -= text.length;
  }
  return batches.map((batch) => batch.join(', '));
};

/** The models never ask an engine for this; the files of a data directory are written by DuckDB alone. */
const never = (what: string) => (): Promise<never> => Promise.reject(new Error(`${what} is not for Trino`));

/** A table over every Parquet file in a folder; columns are found by name, and one that a file lacks is NULL there. */
export const tableOver = async (
  place: TrinoPlace,
  table: string,
  folder: string,
  columns: Readonly<Record<string, string>>,
): Promise<void> => {
  const typed = Object.entries(columns).map(([name, type]) => `${ident(name)} ${type}`);
  await statement(
    place,
    `CREATE TABLE ${ident(table)} (${typed.join(', ')}) WITH (format = 'PARQUET', external_location = ${quoted(pathToFileURL(folder).href)})`,
  );
};

const functions = functionsOf(await functionMacros(asset));

/**
 * Trino as the session of a build: the same models, loads and audits as on DuckDB, their functions written out.
 * `workspace` holds links to the lake files of each table.
 */
export const trinoSession = (place: TrinoPlace, workspace: string): Session => {
  const asked = async (sql: string, params?: Params): Promise<readonly Row[]> => {
    try {
      const { columns, rows } = await statement(place, writtenOut(bound(sql, params), functions));
      return rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null])));
    } catch (cause) {
      if (cause instanceof TrinoError)
        throw new EngineError(sql.trim().split('\n', 1)[0] ?? '', Object.keys(params ?? {}), { cause });
      throw cause;
    }
  };
  const run = async (sql: string, params?: Params): Promise<void> => {
    await asked(sql, params);
  };
  const load = async (
    table: string,
    columns: Readonly<Record<string, string>>,
    rows: Iterable<TextRow>,
  ): Promise<void> => {
    const [first, ...more] = batchesOf(rows);
    const typed = Object.entries(columns);
    const cast = typed.map(([name, type]) => `CAST(${ident(name)} AS ${type}) AS ${ident(name)}`).join(', ');
    const from = (batch: string): string =>
      `SELECT ${cast} FROM (VALUES ${batch}) AS given (${Object.keys(columns).map(ident).join(', ')})`;
    if (first) await run(`CREATE TABLE ${ident(table)} AS ${from(first)}`);
    else
      await run(`CREATE TABLE ${ident(table)} (${typed.map(([name, type]) => `${ident(name)} ${type}`).join(', ')})`);
    for (const batch of more) await run(`INSERT INTO ${ident(table)} ${from(batch)}`);
  };
  return {
    workspace,
    run,
    rows: asked,
    width: async (relation) => {
      const [found] = await asked(
        'SELECT count(*) AS width FROM information_schema.columns WHERE table_name = $relation',
        { relation },
      );
      return Number(found?.width);
    },
    loadText: (table, columns, rows) => load(table, Object.fromEntries(columns.map((name) => [name, 'VARCHAR'])), rows),
    loadTyped: load,
    viewParquet: async (view, paths, columns) => {
      const folder = join(workspace, randomUUID());
      await mkdir(folder, { recursive: true });
      for (const [index, path] of paths.entries()) await symlink(path, join(folder, `${index}.parquet`));
      await tableOver(place, view, folder, columns);
    },
    loadCsv: never('loadCsv'),
    viewCsv: never('viewCsv'),
    writeParquet: never('writeParquet'),
    writeLines: never('writeLines'),
    close: async () => {},
  };
};
