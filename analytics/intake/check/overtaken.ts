import type { Dataset } from '../../contracts/dataset.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, partOfRow, partsOf } from '../batch.ts';
import { acceptedOrder, acceptedTable, batchOrder } from './accepted.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { stands } from './refused.ts';

/** Rows of which a file sent later, and accepted before, speaks already, and says something else. */
const violators = (dataset: Dataset, files: readonly number[], shown: string): string => {
  const [typed, accepted] = [ident(typedTable(dataset)), ident(acceptedTable(dataset.name))];
  const sameScope = dataset.scope.map((column) => `k.${ident(column)} = t.${ident(column)}`).join(' AND ');
  const saysSame = dataset.fields
    .filter(({ name, type }) => type !== 'text' || dataset.key.includes(name))
    .map(({ name }) => `s.${ident(name)} IS NOT DISTINCT FROM t.${ident(name)}`);
  return `SELECT t.source_row, CAST(t.${ident(shown)} AS VARCHAR) AS value, min(o.name) AS later
FROM ${typed} t JOIN ${batchOrder} b ON b.source_file = t.source_file
JOIN ${accepted} k ON ${sameScope}
JOIN ${acceptedOrder} o ON o.source_file = k.source_file AND o.place > b.place
WHERE t.source_file IN (${files.join(', ')}) AND ${stands(dataset)}
  AND NOT EXISTS (SELECT 1 FROM ${accepted} s WHERE ${saysSame.join(' AND ')})
GROUP BY ALL`;
};

/**
 * Warns of rows of a file that was refused at first and stands now: where its correction was accepted meanwhile, or
 * another file sent after it, that one speaks.
 */
export const overtaken = async (session: Session, batch: Batch, own: readonly Dataset[]): Promise<readonly Found[]> => {
  if (batch.sentBefore.size === 0) return [];
  const parts = partsOf(batch.files);
  const found: Found[] = [];
  for (const dataset of own) {
    const shown = dataset.scope.find((column) => column.endsWith('_code')) ?? dataset.key[0] ?? '';
    const rows = await session.rows(listedOf(violators(dataset, [...batch.sentBefore], shown), 100));
    for (const row of rows) {
      const sourceRow = Number(row.source_row);
      found.push(
        foundAt(partOfRow(parts, sourceRow), 'row-overtaken', sourceRow, shown, String(row.value), {
          severity: 'warning',
          detail: { later: String(row.later) },
          times: timesListed(row, 100),
        }),
      );
    }
  }
  return found;
};
