import type { Dataset } from '../../contracts/dataset.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { acceptedInForce } from './accepted.ts';

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
  `SELECT * FROM (${acceptedInForce(dataset)}) a
  WHERE (${narrow(dataset)}) IN (SELECT DISTINCT (${narrow(dataset)}) FROM ${ident(typedTable(dataset))})`;

/** Whether any scope is spoken of twice, in the batch or by it and before; those of most batches are new. */
export const isReplaced = async (session: Session, dataset: Dataset): Promise<boolean> => {
  const scope = dataset.scope.map(ident).join(', ');
  const query = `SELECT 1 FROM (
  SELECT DISTINCT source_file, ${scope} FROM ${ident(typedTable(dataset))}
  UNION ALL SELECT DISTINCT -1, ${scope} FROM (${inForceOf(dataset)}) a) s
GROUP BY ${scope} HAVING count(*) > 1 LIMIT 1`;
  return (await session.rows(query)).length > 0;
};
