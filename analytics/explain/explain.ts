import type { Mart } from '../contracts/marts/mart.ts';
import { ident } from '../core/ident.ts';
import type { Text } from '../core/language/text.ts';
import type { Params, Row, Session } from '../core/ports/engine.ts';
import { explanations } from './catalogue.ts';

export interface Explanation {
  readonly mart: string;
  readonly row: Row;
  readonly parts: readonly { readonly title: Text; readonly rows: readonly Row[] }[];
}

/** The mart has no row of that key. */
export class RowNotFoundError extends Error {
  override readonly name = 'RowNotFoundError';
  readonly mart: Mart;
  readonly key: readonly string[];
  constructor(mart: Mart, key: readonly string[]) {
    super(`${mart.name} has no row ${key.join(' ')}`);
    this.mart = mart;
    this.key = key;
  }
}

/** So many rows under the beginning of a key are named. */
const mostNamed = 20;

/** The mart has several rows whose key begins as given. */
export class RowAmbiguousError extends Error {
  override readonly name = 'RowAmbiguousError';
  readonly mart: Mart;
  readonly key: readonly string[];
  /** What may follow in the key, `more` rows left out. */
  readonly rests: readonly (readonly string[])[];
  readonly more: number;
  constructor(mart: Mart, key: readonly string[], rests: readonly (readonly string[])[]) {
    super(`${mart.name} has ${rests.length} rows ${key.join(' ')} …`);
    this.mart = mart;
    this.key = key;
    this.rests = rests.slice(0, mostNamed);
    this.more = Math.max(0, rests.length - mostNamed);
  }
}

const keyed = (mart: Mart, key: readonly string[]): Params =>
  Object.fromEntries(
    mart.key.slice(0, key.length).map((name, index) => {
      const type = mart.columns.find((column) => column.name === name)?.type;
      const written = key[index] ?? '';
      return [name, type === 'INTEGER' || type === 'BIGINT' ? Number(written) : written];
    }),
  );

const conditionOn = (names: readonly string[]): string =>
  names.map((name) => `${ident(name)} = $${name}`).join(' AND ');

/** A whole key: as given, or the only one that begins so. */
const wholeKey = async (session: Session, mart: Mart, key: readonly string[]): Promise<readonly string[]> => {
  const rest = mart.key.slice(key.length);
  if (rest.length === 0) return key;
  const listed = rest.map(ident).join(', ');
  const found = await session.rows(
    `SELECT ${listed} FROM ${ident(mart.name)} WHERE ${conditionOn(mart.key.slice(0, key.length))} ORDER BY ${listed}`,
    keyed(mart, key),
  );
  const rests = found.map((row) => rest.map((name) => String(row[name])));
  if (rests.length > 1) throw new RowAmbiguousError(mart, key, rests);
  return [...key, ...(rests[0] ?? [])];
};

/**
 * One row of a mart and the rows it is made of; the session holds a built run. The last parts of a key may be left out
 * where only one row begins so. Throws RowNotFoundError and RowAmbiguousError.
 */
export const explain = async (
  session: Session,
  asset: (path: string) => Promise<string>,
  mart: Mart,
  given: readonly string[],
): Promise<Explanation> => {
  const key = await wholeKey(session, mart, given);
  if (key.length !== mart.key.length) throw new RowNotFoundError(mart, key);
  const params = keyed(mart, key);
  const [row] = await session.rows(`SELECT * FROM ${ident(mart.name)} WHERE ${conditionOn(mart.key)}`, params);
  if (!row) throw new RowNotFoundError(mart, key);
  await session.run(await asset('explain/money_rows.sql'));
  const parts = [];
  for (const { title, sql } of explanations[mart.name] ?? [])
    parts.push({ title, rows: await session.rows(await asset(sql), params) });
  return { mart: mart.name, row, parts };
};
