import type { Dataset } from '../../contracts/dataset.ts';
import { project } from '../../contracts/datasets/project.ts';
import { request } from '../../contracts/datasets/request.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { Batch } from '../batch.ts';
import type { Found } from './found.ts';
import { inForce } from './in-force.ts';
import { stands } from './refused.ts';
import { sized, sizes } from './sized.ts';
import { isUnitSlip } from './unit-slip.ts';

const asked = ident(typedTable(request));

/** Another unit of money, 千元 or 万元, with as much more or less as people ask for from one year to the next. */
const isOtherUnit = (small: string, large: string): string => `${large} BETWEEN ${small} * 500 AND ${small} * 20000`;

/** Whether a file asks for several projects, and for all of them in what looks like one other unit of money. */
const isWhole = `count(*) OVER file > 1 AND (bool_and(${isOtherUnit('value', 'other')}) OVER file
    OR bool_and(${isOtherUnit('other', 'value')}) OVER file)`;

/**
 * What each file asks for a project, in all its funds, beside this year's budget of the project that goes on, where it
 * is of another order of magnitude; `is_slip` where another unit of money explains it to the digit, `is_whole` where it
 * does all of the file.
 */
const compared = (batch: Batch): string => `WITH listed AS (${inForce(batch, project)}),
asked AS (SELECT min(source_row) AS source_row, source_file, fiscal_year - 1 AS this_year,
    coalesce(max(previous_project_code), project_code) AS goes_on, sum(requested_amount) AS value
  FROM ${asked} t WHERE ${stands(request)} GROUP BY source_file, fiscal_year, project_code),
beside AS (SELECT a.*, CAST(l.initial_amount AS DECIMAL(38,2)) AS other FROM asked a
  JOIN listed l ON l.fiscal_year = a.this_year AND l.project_code = a.goes_on
  WHERE a.value > 0 AND l.initial_amount > 0),
judged AS (SELECT *, ${isUnitSlip('value', 'other')} AS is_slip, ${isWhole} AS is_whole FROM beside
  WINDOW file AS (PARTITION BY source_file))
SELECT source_row, source_file, 'requested_amount' AS field, CAST(value AS VARCHAR) AS value,
  CAST(other AS VARCHAR) AS other, this_year || ' 年项目表的年初预算数' AS of_zh,
  'initial budget on the ' || this_year || ' project list' AS of_en, is_slip, is_whole
FROM judged WHERE greatest(value, other) >= least(value, other) * 10`;

/**
 * Requests of another order of magnitude than the project's budget of this year. A thousand or ten thousand times that,
 * or that part of it, is a unit of money that slipped, and so is about as much of all the projects of a file: faults
 * but in a file that is by its name a correction; what else is far from it is warned of.
 */
export const requestSize = async (
  session: Session,
  batch: Batch,
  own: readonly Dataset[],
): Promise<readonly Found[]> => {
  if (!own.some(({ name }) => name === request.name)) return [];
  const query = compared(batch);
  const where = (condition: string): string => `SELECT * FROM (${query}) q WHERE ${condition}`;
  const odd = await sized(session, batch, request, sizes.odd, where('NOT is_slip AND NOT is_whole'));
  const whole = await sized(session, batch, request, sizes.requests, where('NOT is_slip AND is_whole'), 'fault');
  return [...(await sized(session, batch, request, sizes.sure, where('is_slip'))), ...whole, ...odd];
};
