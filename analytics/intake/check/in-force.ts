import type { Dataset } from '../../contracts/dataset.ts';
import { ident } from '../../core/ident.ts';
import { acceptedTable } from './references.ts';

/** The place of each file accepted before, by id: the later it was accepted, the higher. */
export const acceptedOrder = 'accepted_order';

/**
 * Selects the accepted rows of a dataset that are in force, with the `place` of their file: within a scope those of the
 * file accepted last.
 */
export const acceptedInForce = ({ name, scope }: Dataset): string =>
  `SELECT a.*, CAST(o.place AS BIGINT) AS place
  FROM ${ident(acceptedTable(name))} a JOIN ${acceptedOrder} o ON o.source_file = a.source_file
  QUALIFY CAST(o.place AS BIGINT) = max(CAST(o.place AS BIGINT)) OVER (PARTITION BY ${scope.map((column) => `a.${ident(column)}`).join(', ')})`;
