import type { Dataset } from '../../contracts/dataset.ts';
import { project } from '../../contracts/datasets/project.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, partOfRow, partsOf, rowBase } from '../batch.ts';
import { bareName } from './bare-name.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { inForce } from './in-force.ts';
import { isData, type ReadSource, recordNumber } from './read-source.ts';
import { ofTypedRows, refuseRows } from './refused.ts';

const columns = `fiscal_year, project_code, project_name, ${bareName('project_name')} AS bare`;

const listed = (batch: Batch): string => `SELECT ${columns} FROM (${inForce(batch, project)}) l`;

/**
 * Rows whose name is none that the list has for their code: `other` is the code of the project that has it, and
 * `is_sure` says that it has or that the name is a word for a total. A name within the other is one shortened.
 */
const violators = (dataset: Dataset, batch: Batch): string => `WITH listed AS (${listed(batch)}),
named AS (SELECT CAST(source_row AS BIGINT) AS source_row, name, ${bareName('name')} AS bare FROM printed_name)
SELECT t.source_row, t.source_file, t.project_code AS value, n.name, max(k.project_name) AS listed, max(o.project_code) AS other,
  max(o.project_code) IS NOT NULL OR bool_or(regexp_full_match(n.bare, '[合总小共]计')) AS is_sure
FROM ${ident(typedTable(dataset))} t JOIN named n USING (source_row)
JOIN listed k ON k.fiscal_year = t.fiscal_year AND k.project_code = t.project_code
LEFT JOIN listed o ON o.fiscal_year = t.fiscal_year AND o.project_code <> t.project_code AND o.bare = n.bare
WHERE n.bare <> ''
GROUP BY t.source_row, t.source_file, t.project_code, n.name
HAVING NOT bool_or(k.bare = n.bare)
  AND (is_sure OR NOT bool_or(contains(k.bare, n.bare) OR contains(n.bare, k.bare)))`;

/** Whether rows of a dataset are of listed projects of the same year. */
const isOfProjects = ({ references, consults, fields }: Dataset): boolean =>
  fields.some(({ name }) => name === 'project_code') &&
  (consults?.includes(project.name) || references?.some((reference) => reference.dataset === project.name)) === true;

/**
 * Puts the names of a large text's rows to the others where they may be none of their code's: only pairs that the list
 * does not have are looked for in the text.
 */
const addLargeNames = async (session: Session, read: ReadSource, batch: Batch): Promise<void> => {
  const { dataset, large } = read.source;
  if (!large?.hasNames || !isOfProjects(dataset)) return;
  const named = `SELECT ${recordNumber(read)} AS record, project_code AS code, name_cell AS name
FROM ${ident(read.table)} WHERE ${isData(read)}`;
  await session.run(`INSERT INTO printed_name
WITH odd AS (SELECT DISTINCT p.code, p.name FROM (SELECT DISTINCT code, name FROM (${named}) n) p
  JOIN (SELECT DISTINCT project_code FROM (${listed(batch)}) l) k ON k.project_code = p.code
  WHERE p.name IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM (${listed(batch)}) l WHERE l.project_code = p.code AND l.bare = ${bareName('p.name')}))
SELECT CAST(${large.part.unit * rowBase} + n.record AS VARCHAR), n.name
FROM (${named}) n JOIN odd o ON o.code = n.code AND o.name = n.name`);
};

/**
 * Names printed beside project codes, held against the list: a fault where the name is another project's, as after a
 * column that was sorted alone, or a word for a total; a warning where nobody has it.
 */
export const projectNames = async (
  session: Session,
  batch: Batch,
  own: readonly Dataset[],
  sources: readonly ReadSource[],
): Promise<readonly Found[]> => {
  const large = sources.filter(({ source }) => source.large?.hasNames);
  if (batch.names.length + large.length === 0) return [];
  await session.loadText('printed_name', ['source_row', 'name'], batch.names);
  for (const source of large) await addLargeNames(session, source, batch);
  const parts = partsOf(batch.files);
  const found: Found[] = [];
  for (const dataset of own.filter(isOfProjects)) {
    const query = violators(dataset, batch);
    const rows = await session.rows(listedOf(query, 100, 'is_sure'));
    if (rows.some(({ is_sure }) => is_sure === true))
      await refuseRows(session, dataset, ofTypedRows(dataset, `SELECT source_row FROM (${query}) v WHERE is_sure`));
    for (const row of rows) {
      const sourceRow = Number(row.source_row);
      const detail = {
        written: String(row.name),
        listed: String(row.listed),
        ...(row.other === null ? {} : { other: String(row.other) }),
      };
      found.push(
        foundAt(partOfRow(parts, sourceRow), 'name-of-another-project', sourceRow, 'project_code', String(row.value), {
          severity: row.is_sure === true ? 'fault' : 'warning',
          detail,
          times: timesListed(row, 100),
        }),
      );
    }
  }
  return found;
};
