import type { Dataset } from '../../contracts/dataset.ts';
import { project } from '../../contracts/datasets/project.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { withoutZeros } from '../../core/decimal.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, partOfRow, partsOf } from '../batch.ts';
import { acceptedOrder, acceptedTable, batchOrder } from './accepted.ts';
import { bareName } from './bare-name.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { refuseFound, stands } from './refused.ts';

const columns = `fiscal_year, unit_code, project_code, project_name, initial_amount, ${bareName('project_name')} AS bare`;

/** Rows of the same unit, name and year before one, by which a list of a million rows is compared in one pass. */
const before = (alike: string): string =>
  `OVER (PARTITION BY fiscal_year, unit_code, bare${alike} ORDER BY place, source_row)`;

/**
 * Rows whose unit and name were listed under another code, `other`, in a row before them: of a file before their own,
 * or of their own. A row that was listed so itself says nothing new. `is_renumbered` is true where the other code is of
 * another file alone and both have the same budget: that is one project given a second code, and counted twice.
 */
const violators = `WITH listed AS MATERIALIZED (
  SELECT b.place, t.source_file, t.source_row, ${columns}
  FROM ${ident(typedTable(project))} t JOIN ${batchOrder} b ON b.source_file = t.source_file WHERE ${stands(project)}
  UNION ALL SELECT o.place, -1 AS source_file, -1 AS source_row, ${columns}
  FROM ${ident(acceptedTable(project.name))} a JOIN ${acceptedOrder} o ON o.source_file = a.source_file),
named AS (SELECT *, first_value(project_code) ${before('')} AS first_code,
    first_value(initial_amount) ${before('')} AS first_budget,
    first_value(project_code) ${before(', initial_amount')} AS equal_code
  FROM listed WHERE bare <> ''),
again AS (SELECT *, initial_amount > 0 AND equal_code <> project_code AS is_equal FROM named
  WHERE source_file >= 0 AND first_code <> project_code),
told AS (SELECT *, CASE WHEN is_equal THEN equal_code ELSE first_code END AS other,
    CASE WHEN is_equal THEN initial_amount ELSE first_budget END AS other_budget FROM again)
SELECT t.source_row, t.source_file, t.project_code AS value, t.initial_amount AS budget, t.other, t.other_budget,
  coalesce(t.is_equal, false) AND NOT EXISTS (SELECT 1 FROM listed s WHERE s.source_file = t.source_file
    AND s.fiscal_year = t.fiscal_year AND s.project_code = t.other) AS is_renumbered
FROM told t
WHERE NOT EXISTS (SELECT 1 FROM listed w
  WHERE w.fiscal_year = t.fiscal_year AND w.project_code = t.project_code AND w.unit_code = t.unit_code
    AND w.bare = t.bare AND w.place < t.place)`;

/** A budget in yuan as it is printed; a list may have none. */
const printed = (budget: unknown): string => (budget === null ? '—' : withoutZeros(String(budget)));

/**
 * Projects listed under a second code in their year, which would count twice. A fault where the budget is the same and
 * the first code is another file's, but in an export, which nobody here can mend; else a warning, for a unit may have
 * two projects of one name.
 */
export const sameProject = async (
  session: Session,
  batch: Batch,
  own: readonly Dataset[],
): Promise<readonly Found[]> => {
  if (!own.some(({ name }) => name === project.name)) return [];
  const parts = partsOf(batch.files);
  const found = (await session.rows(listedOf(violators, 100, 'is_renumbered'))).map((row): Found => {
    const sourceRow = Number(row.source_row);
    const part = partOfRow(parts, sourceRow);
    const isFault = row.is_renumbered === true && batch.files[part.file]?.described !== true;
    const { value, other } = row;
    return foundAt(part, 'project-listed-twice', sourceRow, 'project_code', String(value), {
      severity: isFault ? 'fault' : 'warning',
      detail: { other: String(other), budget: printed(row.budget), other_budget: printed(row.other_budget) },
      times: timesListed(row, 100),
    });
  });
  await refuseFound(session, project, `SELECT * FROM (${violators}) v WHERE is_renumbered`, found);
  return found;
};
