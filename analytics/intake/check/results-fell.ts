import type { Dataset } from '../../contracts/dataset.ts';
import { progress } from '../../contracts/datasets/progress.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { withoutZeros } from '../../core/decimal.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, partOfRow, partsOf } from '../batch.ts';
import { perCent } from '../may-be-share.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { declaredGoals } from './goals-of.ts';
import { inForce } from './in-force.ts';
import { stands } from './refused.ts';

const row = ['fiscal_year', 'project_code', 'indicator_code'];
const same = (a: string, b: string): string => row.map((column) => `${a}.${column} = ${b}.${column}`).join(' AND ');

/** Outputs that build up over the year: more of them is asked for, and their unit is no rate, day or mark. */
const isAddedUp = `i.level1 = 'output' AND i.accumulation IS DISTINCT FROM 'stock' AND i.direction IN ('>=', '>', '=') AND i.unit_of_measure IS NOT NULL
    AND trim(i.unit_of_measure) NOT IN (${perCent}, '‰', '天', '日', '小时', '月', '年', '分', '度', '℃')
    AND NOT contains(i.unit_of_measure, '/')`;

/** Rows with less than the last period before theirs had. */
const violators = (batch: Batch, goals: string): string => `SELECT source_row, value, other, stated FROM (
  SELECT t.source_row, t.actual_value AS value, k.actual_value AS other, k.period AS stated
  FROM ${ident(typedTable(progress))} t
  ASOF JOIN (SELECT * FROM (${inForce(batch, progress)}) told WHERE actual_value IS NOT NULL) k
    ON ${same('k', 't')} AND t.period > k.period
  WHERE ${stands(progress)} AND EXISTS (SELECT 1 FROM (${goals}) i WHERE ${same('i', 't')} AND ${isAddedUp})) last
WHERE value < other`;

/** Warns of results up to a month that are less than those up to an earlier one, where they are added up. */
export const resultsFell = async (
  session: Session,
  batch: Batch,
  own: readonly Dataset[],
): Promise<readonly Found[]> => {
  const goals = declaredGoals(batch, own);
  if (goals === undefined || !own.some(({ name }) => name === progress.name)) return [];
  const parts = partsOf(batch.files);
  return (await session.rows(listedOf(violators(batch, goals), 100))).map((found) => {
    const sourceRow = Number(found.source_row);
    const detail = { other: withoutZeros(found.other), stated: String(found.stated) };
    const part = partOfRow(parts, sourceRow);
    return foundAt(part, 'running-result-fell', sourceRow, 'actual_value', withoutZeros(found.value), {
      severity: 'warning',
      detail,
      times: timesListed(found, 100),
    });
  });
};
