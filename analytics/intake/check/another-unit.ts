import type { Dataset } from '../../contracts/dataset.ts';
import { project } from '../../contracts/datasets/project.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, partOfRow, partsOf } from '../batch.ts';
import { everTable, isSentAgain } from './accepted.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { ofTypedRows, refuseRows, stands } from './refused.ts';

const columns = 'fiscal_year, project_code, unit_code, project_name';
const [typed, accepted] = [ident(typedTable(project)), ident(everTable(project.name))];

/**
 * Projects under a code that was another unit's for another project before, in an accepted file or one earlier in the
 * batch: neither the unit nor the name is one that the code has had.
 */
const violators = `SELECT t.source_row, max(t.project_code) AS value, max(k.unit_code) AS owner,
  max_by(k.project_name, k.unit_code) AS named
FROM ${typed} t
JOIN (SELECT -1 AS source_file, ${columns} FROM ${accepted}
    UNION ALL SELECT t.source_file, ${columns} FROM ${typed} t WHERE ${stands(project)}) k
  ON k.fiscal_year = t.fiscal_year AND k.project_code = t.project_code AND k.source_file < t.source_file
GROUP BY t.source_row
HAVING count(*) FILTER (WHERE k.unit_code = t.unit_code OR trim(k.project_name) = trim(t.project_name)) = 0`;

/**
 * Faults of project rows that carry another unit's code, as a form copied from a colleague does: taken in, they would
 * rename the colleague's project, move it and score it by results that are not its own.
 */
export const anotherUnits = async (
  session: Session,
  batch: Batch,
  own: readonly Dataset[],
): Promise<readonly Found[]> => {
  if (!own.some(({ name }) => name === project.name)) return [];
  if (!(await isSentAgain(session, batch, project))) return [];
  const parts = partsOf(batch.files);
  const rows = await session.rows(listedOf(violators, 100));
  if (rows.length > 0) await refuseRows(session, project, ofTypedRows(project, violators));
  return rows.map((row) => {
    const sourceRow = Number(row.source_row);
    const times = timesListed(row, 100);
    const detail = { owner: String(row.owner), named: String(row.named) };
    return foundAt(
      partOfRow(parts, sourceRow),
      'project-of-another-unit',
      sourceRow,
      'project_code',
      String(row.value),
      {
        detail,
        times,
      },
    );
  });
};
