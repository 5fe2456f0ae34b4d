import type { Dataset } from '../../contracts/dataset.ts';
import { project } from '../../contracts/datasets/project.ts';
import { request } from '../../contracts/datasets/request.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, partOfRow, partsOf } from '../batch.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { inForce } from './in-force.ts';
import { stands } from './refused.ts';

/**
 * Requests for a year whose projects are listed already, while those of the year before, whose run would share out
 * their money, are not, or while the same file asks for the year after too: most likely the running year was written
 * for the next.
 */
const violators = (batch: Batch): string => `WITH listed AS (
  SELECT DISTINCT fiscal_year FROM (${inForce(batch, project)}) p),
asked AS (SELECT t.* FROM ${ident(typedTable(request))} t WHERE ${stands(request)}),
files AS (SELECT DISTINCT source_file, fiscal_year FROM asked)
SELECT t.source_row, t.source_file, t.fiscal_year AS value
FROM asked t
WHERE t.fiscal_year IN (SELECT fiscal_year FROM listed)
  AND (t.fiscal_year - 1 NOT IN (SELECT fiscal_year FROM listed)
    OR EXISTS (SELECT 1 FROM files f WHERE f.source_file = t.source_file AND f.fiscal_year = t.fiscal_year + 1))`;

/** Warns of requests for the running year, which no result of it shows. */
export const requestYear = async (
  session: Session,
  batch: Batch,
  own: readonly Dataset[],
): Promise<readonly Found[]> => {
  if (!own.some(({ name }) => name === request.name)) return [];
  const parts = partsOf(batch.files);
  return (await session.rows(listedOf(violators(batch), 100))).map((row) => {
    const [sourceRow, year] = [Number(row.source_row), Number(row.value)];
    return foundAt(partOfRow(parts, sourceRow), 'request-of-listed-year', sourceRow, 'fiscal_year', String(year), {
      severity: 'warning',
      detail: { year: String(year), before: String(year - 1), next: String(year + 1) },
      times: timesListed(row, 100),
    });
  });
};
