import type { Mart } from '../contracts/marts/mart.ts';
import { digestOf, sha256 } from '../core/digest.ts';
import { ident } from '../core/ident.ts';
import type { Session } from '../core/ports/engine.ts';
import { MartOrderError } from './errors.ts';
import { martOrder } from './mart-rows.ts';

export interface MartDigest {
  readonly digest: string;
  readonly rows: number;
}

/** What is digested: a name, a key and columns in order. */
type Digested = Pick<Mart, 'name' | 'key'> & {
  readonly columns: readonly Pick<Mart['columns'][number], 'name' | 'later'>[];
};

/** Leaves per block; part of the definition in docs/result-digest.md. */
export const leavesPerBlock = 4096;

/** Blocks worked out at a time, so that memory does not grow with the mart: two row groups of a written file. */
const blocksAtOnce = 60;

/** A cell in canonical text: `=` and its text, or `-` alone where it is NULL. */
const cellText = (name: string): string => `coalesce('=' || CAST(${ident(name)} AS VARCHAR), '-')`;

/** A cell of a later column: its name, `=` and its text; nothing at all, not even a separator, where it is NULL. */
const laterText = (name: string): string => `'${name}=' || CAST(${ident(name)} AS VARCHAR)`;

/** The columns of a mart that a file has: one written before a later column came lacks it, which says NULL. */
const columnsOf = async (session: Session, mart: Digested, path: string): Promise<Digested['columns']> => {
  if (!mart.columns.some(({ later }) => later)) return mart.columns;
  const written = new Set(
    (await session.rows('SELECT name FROM parquet_schema($path)', { path })).map(({ name }) => name),
  );
  return mart.columns.filter(({ name, later }) => !later || written.has(name));
};

/** How many rows a file has; throws MartOrderError for the first that does not come after the row before it. */
const rowsInOrder = async (session: Session, mart: Digested, path: string): Promise<number> => {
  const key = `row(${martOrder(mart)})`;
  const [found] = await session.rows(
    `SELECT count(*) AS n, min(CASE WHEN NOT follows THEN place END) AS place FROM (
       SELECT row_number() OVER () AS place, ${key} > lag(${key}) OVER () AS follows FROM read_parquet($path)
     )`,
    { path },
  );
  if (found?.place) throw new MartOrderError(mart.name, Number(found.place));
  return Number(found?.n);
};

/**
 * Digest of the rows of a mart in a Parquet file that lies in key order, as marts are written; the definition stands in
 * docs/result-digest.md. Throws MartOrderError where the file is in another order.
 */
export const martDigest = async (session: Session, mart: Digested, path: string): Promise<MartDigest> => {
  const rows = await rowsInOrder(session, mart, path);
  const columns = await columnsOf(session, mart, path);
  const cells = columns.map(({ name, later }) => (later ? laterText(name) : cellText(name))).join(', ');
  const header = columns.filter(({ later }) => !later).map(({ name }) => name);
  const blocks: string[] = [`${mart.name}(${header.join(',')})`];
  const step = blocksAtOnce * leavesPerBlock;
  for (let start = 0; start < rows; start += step) {
    const found = await session.rows(
      `SELECT sha256(string_agg(leaf, '' ORDER BY place)) AS digest FROM (
         SELECT file_row_number AS place, sha256(concat_ws(chr(31), ${cells})) AS leaf FROM read_parquet($path)
         WHERE file_row_number >= $start AND file_row_number < $after
       ) GROUP BY CAST(floor(place / ${leavesPerBlock}) AS BIGINT) ORDER BY min(place)`,
      { path, start, after: start + step },
    );
    blocks.push(...found.map(({ digest }) => String(digest)));
  }
  return { digest: sha256(blocks.join('')), rows };
};

/** One digest for a whole run: the hash of the canonical JSON of every mart's name and digest. */
export const resultDigestOf = (marts: Readonly<Record<string, MartDigest>>): string =>
  digestOf(Object.fromEntries(Object.entries(marts).map(([name, mart]) => [name, mart.digest])));
