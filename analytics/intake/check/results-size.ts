import type { Dataset } from '../../contracts/dataset.ts';
import { progress } from '../../contracts/datasets/progress.ts';
import { selfEvaluation } from '../../contracts/datasets/self-evaluation.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { withoutZeros } from '../../core/decimal.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, partOfRow, partsOf } from '../batch.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { declaredGoals, sameGoal } from './goals-of.ts';
import { inForce } from './in-force.ts';
import { stands } from './refused.ts';
import { isUnitSlip } from './unit-slip.ts';

/** Rows with their month; what a self-evaluation says holds at the end of the year, after all months. */
const rowsOf = (dataset: Dataset): string => {
  const period = dataset === progress ? 't.period' : `t.fiscal_year || '-13'`;
  return `SELECT t.source_row, t.fiscal_year, t.project_code, t.indicator_code,
    CAST(t.actual_value AS DECIMAL(38,6)) AS actual_value, ${period} AS period
  FROM ${ident(typedTable(dataset))} t WHERE ${stands(dataset)}`;
};

/** Rows with a thousand times what the last period before theirs had, or that part of it. */
const far = (
  batch: Batch,
  dataset: Dataset,
): string => `SELECT t.*, CAST(k.actual_value AS DECIMAL(38,6)) AS other, k.period AS stated
  FROM (${rowsOf(dataset)}) t
  ASOF JOIN (SELECT * FROM (${inForce(batch, progress)}) told WHERE actual_value > 0) k
    ON k.fiscal_year = t.fiscal_year AND k.project_code = t.project_code AND k.indicator_code = t.indicator_code
      AND t.period > k.period
  WHERE t.actual_value > 0 AND greatest(t.actual_value, k.actual_value) >= least(t.actual_value, CAST(k.actual_value AS DECIMAL(38,6))) * 1000`;

/** Those that did not rise to about what is aimed at, which may come all at once, unless in the digits of the last. */
const violators = (batch: Batch, dataset: Dataset, goals: string): string => `SELECT t.source_row,
  t.actual_value AS value, t.other, t.stated FROM (${far(batch, dataset)}) t JOIN (${goals}) i ON ${sameGoal}
WHERE ${isUnitSlip('t.actual_value', 't.other')} OR t.actual_value < t.other OR i.target_value IS NULL
  OR i.target_value <= 0 OR t.actual_value > CAST(i.target_value AS DECIMAL(38,6)) * 10`;

/**
 * Warns of results that are a thousand times those reported before, or that part of them: no unit of the goal explains
 * it, for where one does the result was asked about.
 */
export const resultsSize = async (
  session: Session,
  batch: Batch,
  own: readonly Dataset[],
): Promise<readonly Found[]> => {
  const goals = declaredGoals(batch, own);
  if (goals === undefined) return [];
  const parts = partsOf(batch.files);
  const found: Found[] = [];
  for (const dataset of [progress, selfEvaluation].filter((each) => own.includes(each)))
    for (const row of await session.rows(listedOf(violators(batch, dataset, goals), 100))) {
      const sourceRow = Number(row.source_row);
      const [value, other] = [withoutZeros(row.value), withoutZeros(row.other)];
      found.push(
        foundAt(partOfRow(parts, sourceRow), 'result-oddly-sized', sourceRow, 'actual_value', value, {
          severity: 'warning',
          detail: { other, stated: String(row.stated) },
          times: timesListed(row, 100),
        }),
      );
    }
  return found;
};
