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

const keyed = (mart: Mart, key: readonly string[]): Params =>
  Object.fromEntries(
    mart.key.map((name, index) => {
      const type = mart.columns.find((column) => column.name === name)?.type;
      const written = key[index] ?? '';
      return [name, type === 'INTEGER' || type === 'BIGINT' ? Number(written) : written];
    }),
  );

/** One row of a mart and the rows it is made of; the session holds a built run. Throws RowNotFoundError. */
export const explain = async (
  session: Session,
  asset: (path: string) => Promise<string>,
  mart: Mart,
  key: readonly string[],
): Promise<Explanation> => {
  if (key.length !== mart.key.length) throw new RowNotFoundError(mart, key);
  const params = keyed(mart, key);
  const condition = mart.key.map((name) => `${ident(name)} = $${name}`).join(' AND ');
  const [row] = await session.rows(`SELECT * FROM ${ident(mart.name)} WHERE ${condition}`, params);
  if (!row) throw new RowNotFoundError(mart, key);
  const parts = [];
  for (const { title, sql } of explanations[mart.name] ?? [])
    parts.push({ title, rows: await session.rows(await asset(sql), params) });
  return { mart: mart.name, row, parts };
};
