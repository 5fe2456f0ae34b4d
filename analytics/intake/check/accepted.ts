import type { Dataset } from '../../contracts/dataset.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { Batch } from '../batch.ts';

/** The view of rows accepted before this batch, with at least the columns that others refer to. */
export const acceptedTable = (dataset: string): string => `accepted_${dataset.replaceAll('-', '_')}`;

/**
 * Whether anything was sent of a dataset before what is sent last: of the first file of all nothing is to be compared.
 */
export const isSentAgain = async (session: Session, batch: Batch, dataset: Dataset): Promise<boolean> =>
  batch.files.filter(({ parts }) => parts.some((part) => part.dataset === dataset)).length > 1 ||
  (await session.rows(`SELECT 1 FROM ${ident(acceptedTable(dataset.name))} LIMIT 1`)).length > 0;

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
