import type { Dataset } from '../../contracts/dataset.ts';
import { project } from '../../contracts/datasets/project.ts';
import { request } from '../../contracts/datasets/request.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { Batch } from '../batch.ts';
import type { Found } from './found.ts';
import { projectsInForce } from './projects-in-force.ts';
import { stands } from './refused.ts';
import { sized, sizes } from './sized.ts';

const asked = ident(typedTable(request));

const isSlip = [1000, 10000].map((slip) => `greatest(value, other) = least(value, other) * ${slip}`).join(' OR ');

/**
 * What each file asks for a project, in all its funds, beside this year's budget of the project that goes on, where it
 * is of another order of magnitude; `is_slip` where another unit of money explains it.
 */
const compared = (hasList: boolean): string => `WITH listed AS (${projectsInForce(hasList)}),
asked AS (SELECT min(source_row) AS source_row, source_file, fiscal_year - 1 AS this_year,
    coalesce(max(previous_project_code), project_code) AS goes_on, sum(requested_amount) AS value
  FROM ${asked} t WHERE ${stands(request)} GROUP BY source_file, fiscal_year, project_code),
beside AS (SELECT a.*, l.initial_amount AS other FROM asked a
  JOIN listed l ON l.fiscal_year = a.this_year AND l.project_code = a.goes_on
  WHERE a.value > 0 AND l.initial_amount > 0)
SELECT source_row, source_file, 'requested_amount' AS field, CAST(value AS VARCHAR) AS value,
  CAST(other AS VARCHAR) AS other, this_year || ' 年项目表的年初预算数' AS of_zh,
  'initial budget on the ' || this_year || ' project list' AS of_en, ${isSlip} AS is_slip
FROM beside WHERE greatest(value, other) >= least(value, other) * 10`;

/**
 * Requests of another order of magnitude than the project's budget of this year. A thousand or ten thousand times that,
 * or that part of it, is a unit of money that slipped, and a fault but in a file that is by its name a correction; what
 * is far from it is warned of.
 */
export const requestSize = async (
  session: Session,
  batch: Batch,
  own: readonly Dataset[],
): Promise<readonly Found[]> => {
  if (!own.some(({ name }) => name === request.name)) return [];
  const query = compared(own.some(({ name }) => name === project.name));
  const odd = await sized(session, batch, request, sizes.odd, `SELECT * FROM (${query}) q WHERE NOT is_slip`);
  return [...(await sized(session, batch, request, sizes.sure, `SELECT * FROM (${query}) q WHERE is_slip`)), ...odd];
};
