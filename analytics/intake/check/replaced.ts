import type { Dataset } from '../../contracts/dataset.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { Batch } from '../batch.ts';
import { acceptedTable, batchOrder, withPlace } from './accepted.ts';
import { stands } from './refused.ts';

/*
 * What a later file takes the place of: all rows of each scope that it speaks of, whether it has them or not.
 */

/** Whether a file of the dataset replaces rows that it does not have: several rows are of one scope. */
export const replacesMore = ({ key, scope }: Dataset): boolean => key.some((column) => !scope.includes(column));

/** Columns by which most of what was accepted before needs no reading: the months and years that are spoken of. */
const narrow = ({ scope }: Dataset): string =>
  ['fiscal_year', 'period']
    .filter((column) => scope.includes(column))
    .map(ident)
    .join(', ');

/** Selects the rows in force of the months and years that the batch speaks of. */
export const inForceOf = (dataset: Dataset): string =>
  `SELECT * FROM ${ident(acceptedTable(dataset.name))} a
  WHERE (${narrow(dataset)}) IN (SELECT DISTINCT (${narrow(dataset)}) FROM ${ident(typedTable(dataset))})`;

/** Whether the batch speaks of any scope that was spoken of before; those of most batches are new. */
export const isSpokenOfAgain = async (session: Session, dataset: Dataset): Promise<boolean> => {
  const [typed, scope] = [ident(typedTable(dataset)), dataset.scope.map(ident).join(', ')];
  const months = `(${narrow(dataset)}) IN (SELECT DISTINCT (${narrow(dataset)}) FROM ${typed})`;
  const again = `SELECT 1 FROM (SELECT DISTINCT ${scope} FROM ${ident(acceptedTable(dataset.name))} WHERE ${months}) k
  JOIN ${typed} t USING (${scope}) LIMIT 1`;
  return (await session.rows(again)).length > 0;
};

/** Whether any scope is spoken of twice, in the batch or by it and before. */
export const isReplaced = async (session: Session, { files }: Batch, dataset: Dataset): Promise<boolean> => {
  if (await isSpokenOfAgain(session, dataset)) return true;
  if (files.filter(({ parts }) => parts.some((part) => part.dataset === dataset)).length < 2) return false;
  const scope = dataset.scope.map(ident).join(', ');
  const together = `SELECT 1 FROM (SELECT DISTINCT source_file, ${scope} FROM ${ident(typedTable(dataset))}) s
GROUP BY ${scope} HAVING count(*) > 1 LIMIT 1`;
  return (await session.rows(together)).length > 0;
};

/** Two files of a batch by their numbers, in the order in which they were first sent and speak. */
export interface Pair {
  readonly first: number;
  readonly later: number;
}

/** Whether a pair was sent in two deliveries: one of them was refused then and is judged again beside the other. */
export const isOfTwoDeliveries = ({ sentBefore }: Batch, { first, later }: Pair): boolean =>
  sentBefore.has(first) !== sentBefore.has(later);

/** Whether a pair's source descriptions say that the later file speaks of a later time than the first. */
export const isSuperseded = ({ files }: Batch, { first, later }: Pair): boolean => {
  const [before, after] = [files[first]?.asOf ?? '', files[later]?.asOf ?? ''];
  return before !== '' && before < after;
};

/** Pairs of these files that speak of the same scope. */
export const sharedScopes = async (
  session: Session,
  dataset: Dataset,
  files: readonly number[],
): Promise<readonly Pair[]> => {
  if (files.length < 2) return [];
  const scope = dataset.scope.map(ident).join(', ');
  const query = `WITH spoken AS MATERIALIZED (SELECT DISTINCT source_file, place, ${scope}
  FROM ${ident(typedTable(dataset))} t ${withPlace(batchOrder)}
  WHERE t.source_file IN (${files.join(', ')}) AND ${stands(dataset)})
SELECT DISTINCT a.source_file AS first, b.source_file AS later
FROM spoken a JOIN spoken b USING (${scope}) WHERE a.place < b.place ORDER BY first, later`;
  return (await session.rows(query)).map(({ first, later }) => ({ first: Number(first), later: Number(later) }));
};
