import type { Mart } from '../contracts/marts/mart.ts';
import { ident } from '../core/ident.ts';

/** The columns of a mart with their SQL types, in order. */
export const martTypes = (mart: Mart): Readonly<Record<string, string>> =>
  Object.fromEntries(mart.columns.map(({ name, type }) => [name, type]));

/** A mart's key columns, as an ORDER BY wants them. */
export const martOrder = (mart: Pick<Mart, 'key'>): string => mart.key.map(ident).join(', ');

/**
 * All rows of a mart in the order they are written and digested; of one period where `$period` is bound.
 * @example martQuery(intakeFile) // SELECT * FROM "intake_file" ORDER BY "file_id"
 */
export const martQuery = (mart: Mart, which: 'all' | 'period' = 'all'): string =>
  `SELECT * FROM ${ident(mart.name)} ${which === 'period' ? 'WHERE period = $period ' : ''}ORDER BY ${martOrder(mart)}`;
