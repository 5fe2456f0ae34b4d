import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { marts } from '../../../analytics/contracts/marts/catalogue.ts';
import type { Row, Session } from '../../../analytics/core/ports/engine.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import { type Given, policyWith, type Year } from './year.ts';

/**
 * A worked example that a finance person can read: what stands in the tables, which rules differ, what must come out.
 */
export interface Fixture {
  readonly name: string;
  readonly says: string;
  readonly policy: Policy;
  readonly given: Year;
  /** Per model: the columns that matter, and all its rows in them, in key order. */
  readonly expected: Readonly<Record<string, { readonly columns: readonly string[]; readonly rows: readonly Row[] }>>;
}

const cellsOf = (line: string): readonly string[] => line.split('|').map((cell) => cell.trim());

/** A table written with bars: a line of column names, then rows; `-` is an empty cell. */
export const tableOf = (
  written: string,
): { readonly columns: readonly string[]; readonly rows: readonly Readonly<Record<string, string | null>>[] } => {
  const [head, ...lines] = written.split('\n').filter((line) => line.trim() !== '');
  const columns = cellsOf(head ?? '');
  const rows = lines.map((line) => {
    const cells = cellsOf(line);
    if (cells.length !== columns.length)
      throw new RangeError(`${cells.length} cells under ${columns.length} columns: ${line}`);
    return Object.fromEntries(
      columns.map((column, index) => [column, cells[index] === '-' ? null : (cells[index] ?? null)]),
    );
  });
  return { columns, rows };
};

interface Written {
  readonly says: string;
  readonly policy?: Readonly<Record<string, string | number | null>>;
  readonly policy_tables?: Partial<Policy>;
  readonly given: Readonly<Record<string, string>>;
  readonly expect: Readonly<Record<string, string>>;
}

const fixtureOf = (name: string, written: Written): Fixture => ({
  name,
  says: written.says,
  policy: policyWith(written.policy ?? {}, written.policy_tables ?? {}),
  given: Object.fromEntries(
    Object.entries(written.given).map(([table, rows]) => [table, tableOf(rows).rows as readonly Given[]]),
  ),
  expected: Object.fromEntries(Object.entries(written.expect).map(([model, rows]) => [model, tableOf(rows)])),
});

/** Every fixture of a model, from `test/fixtures/models/<model>/`. */
export const fixturesOf = async (model: string): Promise<readonly Fixture[]> => {
  const folder = fileURLToPath(new URL(`../../fixtures/models/${model}/`, import.meta.url));
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort();
  return Promise.all(
    files.map(async (file) => fixtureOf(file, parse(await readFile(join(folder, file), 'utf8')) as Written)),
  );
};

const shown = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));

/**
 * What a fixture says of each relation and what stands there; a mart's rows in key order, those of the steps before it
 * in any.
 */
export const compared = async (
  session: Session,
  { expected }: Pick<Fixture, 'expected'>,
): Promise<readonly { readonly relation: string; readonly due: unknown; readonly found: unknown }[]> => {
  const pairs = [];
  for (const [relation, { columns, rows }] of Object.entries(expected)) {
    const key = marts.find(({ name }) => name === relation)?.key;
    const all = await session.rows(`SELECT * FROM ${relation} ${key ? `ORDER BY ${key.join(', ')}` : ''}`);
    const found = all.map((row) => Object.fromEntries(columns.map((column) => [column, shown(row[column])])));
    const inOrder = (some: readonly Row[]): readonly Row[] =>
      key ? some : some.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    pairs.push({ relation, due: inOrder(rows), found: inOrder(found) });
  }
  return pairs;
};
