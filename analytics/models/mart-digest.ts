import type { Mart } from '../contracts/marts/mart.ts';
import { digestOf } from '../core/digest.ts';
import { ident } from '../core/ident.ts';
import type { Session } from '../core/ports/engine.ts';

export interface MartDigest {
  readonly digest: string;
  readonly rows: number;
}

/** Leaves per block; part of the definition in docs/result-digest.md. */
export const leavesPerBlock = 4096;

/** A cell in canonical text: `=` and its text, or `-` alone where it is NULL. */
const cellText = (name: string): string => `coalesce('=' || CAST(${ident(name)} AS VARCHAR), '-')`;

/** Digest of a mart's rows in key order, worked out by the engine; the definition stands in docs/result-digest.md. */
export const martDigest = async (session: Session, mart: Mart): Promise<MartDigest> => {
  const cells = mart.columns.map((column) => cellText(column.name)).join(', ');
  const order = mart.key.map(ident).join(', ');
  const [found] = await session.rows(
    `WITH leaf AS (
       SELECT sha256(concat_ws(chr(31), ${cells})) AS leaf, row_number() OVER (ORDER BY ${order}) - 1 AS place FROM ${ident(mart.name)}
     ), block AS (
       SELECT CAST(floor(place / ${leavesPerBlock}) AS BIGINT) AS block, sha256(string_agg(leaf, '' ORDER BY place)) AS digest, count(*) AS leaves
       FROM leaf GROUP BY CAST(floor(place / ${leavesPerBlock}) AS BIGINT)
     )
     SELECT sha256(concat($header, coalesce(string_agg(digest, '' ORDER BY block), ''))) AS digest, coalesce(sum(leaves), 0) AS leaves FROM block`,
    { header: `${mart.name}(${mart.columns.map((column) => column.name).join(',')})` },
  );
  return { digest: String(found?.digest), rows: Number(found?.leaves) };
};

/** One digest for a whole run: the hash of the canonical JSON of every mart's name and digest. */
export const resultDigestOf = (marts: Readonly<Record<string, MartDigest>>): string =>
  digestOf(Object.fromEntries(Object.entries(marts).map(([name, mart]) => [name, mart.digest])));
