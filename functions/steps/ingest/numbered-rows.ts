import type { Statement } from '../../../analytics/contracts/to-checks.ts';
import { ident } from '../../../analytics/core/ident.ts';
import { type Part, rowBase } from '../../../analytics/intake/batch.ts';

/** Names of a text's columns by their place. */
export const columnNames = (count: number, letter = 'c'): string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);

/** The SQL of a field's cell; undefined where it has none. */
export type CellOf = (field: string) => string | undefined;

/** A part's contract fields, as SQL. */
export const fieldsOf = (part: Part, cell: CellOf): string =>
  part.dataset.fields.map(({ name }) => `${cell(name) ?? 'CAST(NULL AS VARCHAR)'} AS ${ident(name)}`).join(', ');

/**
 * Selects a part's contract fields from a relation of this part alone, with its rows numbered within the batch; `more`
 * says what is data.
 */
export const numberedFrom = (part: Part, relation: string, cell: CellOf, more = 'true AS is_data'): Statement => ({
  sql: `SELECT CAST($part_file AS BIGINT) AS source_file, CAST($part_base AS BIGINT) + source_row AS source_row, ${fieldsOf(part, cell)}, ${more} FROM ${relation}`,
  params: { part_file: String(part.file), part_base: String(part.unit * rowBase) },
});
