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

/**
 * The files answered before, by id: their `place` among all files in the order in which they were first sent, and the
 * version of the event that `accepted` them, which comes later where they were refused at first.
 */
export const acceptedOrder = 'accepted_order';

export const acceptedOrderColumns = {
  source_file: 'VARCHAR',
  name: 'VARCHAR',
  place: 'BIGINT',
  accepted: 'BIGINT',
} as const;

/** The files of this batch, by number, at their places after those: one that was sent before keeps its own. */
export const batchOrder = 'batch_order';

export const batchOrderColumns = { source_file: 'BIGINT', name: 'VARCHAR', place: 'BIGINT' } as const;

/**
 * Selects the accepted rows of a dataset that are in force, with the `place` of their file: within a scope those of the
 * file sent last.
 */
export const acceptedInForce = ({ name, scope }: Dataset): string =>
  `SELECT a.*, o.place
  FROM ${ident(acceptedTable(name))} a JOIN ${acceptedOrder} o ON o.source_file = a.source_file
  QUALIFY o.place = max(o.place) OVER (PARTITION BY ${scope.map((column) => `a.${ident(column)}`).join(', ')})`;
