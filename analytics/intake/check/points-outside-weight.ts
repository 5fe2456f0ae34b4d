import type { Dataset } from '../../contracts/dataset.ts';
import { indicator } from '../../contracts/datasets/indicator.ts';
import { selfEvaluation } from '../../contracts/datasets/self-evaluation.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, partOfRow, partsOf } from '../batch.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { inForce } from './in-force.ts';
import { ofTypedRows, refuseRows } from './refused.ts';

/** Points above the weight that the goals in force give a row that is judged. */
const violators = (batch: Batch): string => `SELECT t.source_row, CAST(t.declared_points AS VARCHAR) AS value,
  CAST(w.weight AS VARCHAR) AS weight
FROM ${ident(typedTable(selfEvaluation))} t
JOIN (${inForce(batch, indicator)}) w
  ON w.fiscal_year = t.fiscal_year AND w.project_code = t.project_code AND w.indicator_code = t.indicator_code
WHERE w.direction = 'qualitative' AND w.weight > 0 AND t.declared_points > w.weight`;

const plain = (value: unknown): string => String(Number(value));

/**
 * Faults of points on judged (qualitative) rows that exceed the row's weight: such points are the judgement, and no
 * weight gives more than itself. What goals are not known yet is left to scoring (`points_outside_weight`).
 */
export const pointsOutsideWeight = async (
  session: Session,
  batch: Batch,
  own: readonly Dataset[],
): Promise<readonly Found[]> => {
  if (!own.some(({ name }) => name === selfEvaluation.name)) return [];
  const parts = partsOf(batch.files);
  const query = violators(batch);
  const rows = await session.rows(listedOf(query, 100));
  if (rows.length > 0) await refuseRows(session, selfEvaluation, ofTypedRows(selfEvaluation, query));
  return rows.map((row) => {
    const sourceRow = Number(row.source_row);
    const times = timesListed(row, 100);
    const detail = { weight: plain(row.weight) };
    const value = plain(row.value);
    return foundAt(partOfRow(parts, sourceRow), 'points-outside-weight', sourceRow, 'declared_points', value, {
      detail,
      times,
    });
  });
};
