import type { Dataset } from '../../contracts/dataset.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Batch } from '../batch.ts';
import { acceptedOrder, acceptedTable, batchOrder } from './accepted.ts';
import { stands } from './refused.ts';

/**
 * Selects a dataset's rows that are in force once this batch is taken in: of each scope those of the file that speaks
 * last, of this batch where it stands, else of what was accepted before. `within` names the rows that matter by columns
 * of the scope.
 */
export const inForce = ({ files, sentBefore }: Batch, dataset: Dataset, within = 'true'): string => {
  const [typed, accepted] = [ident(typedTable(dataset)), ident(acceptedTable(dataset.name))];
  const columns = dataset.fields.map(({ name }) => ident(name)).join(', ');
  const scope = dataset.scope.map(ident);
  const speaking = files.filter(({ parts }) => parts.some((part) => part.dataset === dataset));
  const before = `SELECT ${columns} FROM ${accepted} a WHERE ${within}`;
  if (speaking.length === 0) return before;
  const own = `SELECT ${columns} FROM ${typed} t WHERE ${stands(dataset)} AND ${within}`;
  if (speaking.length === 1 && !speaking.some(({ number }) => sentBefore.has(number)))
    return `${own}
UNION ALL ${before} AND NOT EXISTS (SELECT 1 FROM ${typed} t
  WHERE ${scope.map((column) => `t.${column} = a.${column}`).join(' AND ')} AND ${stands(dataset)})`;
  return `SELECT ${columns} FROM (
  SELECT t.*, b.place FROM (SELECT source_file, ${columns} FROM ${typed} t WHERE ${stands(dataset)} AND ${within}) t
  JOIN ${batchOrder} b ON b.source_file = t.source_file
  UNION ALL SELECT a.*, o.place FROM (SELECT source_file, ${columns} FROM ${accepted} WHERE ${within}) a
  JOIN ${acceptedOrder} o ON o.source_file = a.source_file)
QUALIFY place = max(place) OVER (PARTITION BY ${scope.join(', ')})`;
};
