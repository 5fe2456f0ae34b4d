import type { Dataset } from '../../contracts/dataset.ts';
import { execution } from '../../contracts/datasets/execution.ts';
import { project } from '../../contracts/datasets/project.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, partOfRow, partsOf } from '../batch.ts';
import { everTable } from './accepted.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { stands } from './refused.ts';

const columns = 'fiscal_year, project_code, unit_code';
const same = 'k.fiscal_year = t.fiscal_year AND k.project_code = t.project_code';

/** Units that the lists of projects, accepted before or in this batch, have given a project. */
const listed = (hasList: boolean): string =>
  `(SELECT ${columns} FROM ${ident(everTable(project.name))}${
    hasList ? ` UNION ALL SELECT ${columns} FROM ${ident(typedTable(project))} t WHERE ${stands(project)}` : ''
  })`;

/** The first row of each project beside which a file names a unit that no list has given it. */
const violators = (hasList: boolean): string => `SELECT t.source_row, t.unit_code AS value,
  max(k.unit_code) AS listed
FROM (SELECT source_file, ${columns}, min(source_row) AS source_row FROM ${ident(typedTable(execution))} t
  WHERE unit_code IS NOT NULL AND ${stands(execution)} GROUP BY source_file, ${columns}) t
JOIN ${listed(hasList)} k ON ${same}
GROUP BY t.source_row, t.unit_code HAVING count(*) FILTER (WHERE k.unit_code = t.unit_code) = 0`;

/**
 * Money of a project beside the code of a unit that is not its own: the project's code decides, so that it is said
 * whose the money was taken to be.
 */
export const otherUnits = async (
  session: Session,
  batch: Batch,
  own: readonly Dataset[],
): Promise<readonly Found[]> => {
  if (!own.some(({ name }) => name === execution.name)) return [];
  const parts = partsOf(batch.files);
  const rows = await session.rows(listedOf(violators(own.some(({ name }) => name === project.name)), 100));
  return rows.map((row) => {
    const sourceRow = Number(row.source_row);
    return foundAt(partOfRow(parts, sourceRow), 'unit-differs-from-list', sourceRow, 'unit_code', String(row.value), {
      severity: 'warning',
      detail: { listed: String(row.listed) },
      times: timesListed(row, 100),
    });
  });
};
