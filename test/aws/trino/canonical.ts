import type { Mart } from '../../../analytics/contracts/marts/mart.ts';
import { sha256 } from '../../../analytics/core/digest.ts';
import { ident } from '../../../analytics/core/ident.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import { leavesPerBlock, type MartDigest } from '../../../analytics/models/mart-digest.ts';
import { statement, type TrinoPlace } from './statement.ts';

/** What a relation must say of itself to be digested. */
export type Relation = Pick<Mart, 'name' | 'key'> & {
  readonly columns: readonly Pick<Mart['columns'][number], 'name' | 'later'>[];
};

type Cells = readonly (readonly (string | null)[])[];

const query = ({ name, key, columns }: Relation, where = 'true'): string => {
  const cells = columns
    .map((column) => `CAST(${ident(column.name)} AS VARCHAR) AS ${ident(`text_${column.name}`)}`)
    .join(', ');
  return `SELECT ${cells} FROM ${ident(name)} WHERE ${where} ORDER BY ${key.map(ident).join(', ')}`;
};

/** A relation's rows, every cell in Trino's own text, ordered by key. */
export const rowsOnTrino = async (place: TrinoPlace, relation: Relation, where?: string): Promise<Cells> =>
  (await statement(place, query(relation, where))).rows as Cells;

/** The same as DuckDB says it. */
export const rowsOnDuckdb = async (session: Session, relation: Relation): Promise<Cells> =>
  (await session.rows(query(relation))).map((row) => Object.values(row)) as unknown as Cells;

/**
 * The digest of docs/result-digest.md from what Trino says, of all rows or of those in question, worked out here and
 * not by an engine.
 */
export const digestOnTrino = async (place: TrinoPlace, relation: Relation, where?: string): Promise<MartDigest> => {
  const rows = await rowsOnTrino(place, relation, where);
  const leafOf = (row: Cells[number]): string =>
    relation.columns
      .flatMap(({ name, later }, index) => {
        const cell = row[index] ?? null;
        if (later) return cell === null ? [] : [`${name}=${cell}`];
        return [cell === null ? '-' : `=${cell}`];
      })
      .join('\u001F');
  const leaves = rows.map((row) => sha256(leafOf(row)));
  const blocks: string[] = [];
  for (let start = 0; start < leaves.length; start += leavesPerBlock)
    blocks.push(sha256(leaves.slice(start, start + leavesPerBlock).join('')));
  const header = `${relation.name}(${relation.columns
    .filter(({ later }) => !later)
    .map(({ name }) => name)
    .join(',')})`;
  return { digest: sha256(`${header}${blocks.join('')}`), rows: rows.length };
};
