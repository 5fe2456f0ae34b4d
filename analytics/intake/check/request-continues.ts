import type { Dataset } from '../../contracts/dataset.ts';
import { project } from '../../contracts/datasets/project.ts';
import { request } from '../../contracts/datasets/request.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Row, Session } from '../../core/ports/engine.ts';
import { type Batch, correctionsIn, partOfRow, partsOf } from '../batch.ts';
import { bareName } from './bare-name.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { inForce } from './in-force.ts';
import { refuseFound, stands } from './refused.ts';

/** A project's name without its year: 2025年道路养护 goes on as 2026年道路养护. */
const lasting = (name: string): string => bareName(`regexp_replace(${name}, '20[0-9]{2}年?度?', '', 'g')`);

/** Each project asked for in a file, `t`, and the list of this year's projects, `listed`. */
const asked = (batch: Batch): string => `WITH listed AS (
  SELECT *, ${lasting('project_name')} AS bare FROM (${inForce(batch, project)}) p),
asked AS (SELECT min(source_row) AS source_row, source_file, fiscal_year - 1 AS this_year, project_code,
    unit_code, project_name, previous_project_code, ${lasting('project_name')} AS bare
  FROM ${ident(typedTable(request))} t WHERE ${stands(request)}
  GROUP BY source_file, fiscal_year, project_code, unit_code, project_name, previous_project_code)`;

/**
 * Requests whose name is not that of the project they continue: `other` is the project of their unit that has it. A
 * name within the other is one shortened.
 */
const otherNames = (batch: Batch): string => `${asked(batch)}
SELECT t.source_row, t.source_file, t.previous_project_code AS value, t.project_name AS written,
  k.project_name AS listed, min(o.project_code) AS other
FROM asked t
JOIN listed k ON k.fiscal_year = t.this_year AND k.project_code = t.previous_project_code
LEFT JOIN listed o ON o.fiscal_year = t.this_year AND o.unit_code = t.unit_code AND o.bare = t.bare
WHERE t.bare <> '' AND k.bare <> t.bare
  AND (o.project_code IS NOT NULL OR NOT (contains(k.bare, t.bare) OR contains(t.bare, k.bare)))
GROUP BY ALL`;

/** Requests of a unit that is not that of the project they continue. */
const otherUnits = (batch: Batch): string => `${asked(batch)}
SELECT t.source_row, t.source_file, t.previous_project_code AS value, k.project_name AS named,
  k.unit_code AS listed, t.unit_code AS asks
FROM asked t
JOIN listed k ON k.fiscal_year = t.this_year AND k.project_code = t.previous_project_code
WHERE k.unit_code <> t.unit_code`;

/** Requests that name no project they continue, where this year's list has one of their code, or unit and name. */
const unnamed = (batch: Batch): string => `${asked(batch)}
SELECT t.source_row, t.source_file, '' AS value, t.this_year AS year,
  min_by(k.project_code, k.rank) AS listed, min_by(k.project_name, k.rank) AS named
FROM asked t
JOIN (SELECT *, row_number() OVER (ORDER BY project_code) AS rank FROM listed) k
  ON k.fiscal_year = t.this_year
  AND (k.project_code = t.project_code OR (k.unit_code = t.unit_code AND k.bare = t.bare))
WHERE t.previous_project_code IS NULL
GROUP BY t.source_row, t.source_file, t.this_year`;

/** What is said of one row of a query, with what it says in these columns; empty ones are left out. */
const sayer = (batch: Batch) => {
  const parts = partsOf(batch.files);
  const corrections = correctionsIn(batch.files);
  return (code: string, row: Row, columns: readonly string[], isSure: boolean): Found => {
    const sourceRow = Number(row.source_row);
    const part = partOfRow(parts, sourceRow);
    const detail = Object.fromEntries(
      columns.filter((name) => row[name] !== null).map((name) => [name, String(row[name])]),
    );
    return foundAt(part, code, sourceRow, 'previous_project_code', String(row.value), {
      severity: isSure && !corrections.has(part.file) ? 'fault' : 'warning',
      detail,
      times: timesListed(row, 100),
    });
  };
};

/**
 * Requests that name, as the project they continue, one of another name or unit, whose money and score they take, or
 * none though the list has theirs. A fault where their name is another project's of their unit, but in a correction;
 * else a warning, for a project may be named anew, move, or begin again.
 */
export const requestContinues = async (
  session: Session,
  batch: Batch,
  own: readonly Dataset[],
): Promise<readonly Found[]> => {
  if (!own.some(({ name }) => name === request.name)) return [];
  const say = sayer(batch);
  const names = otherNames(batch);
  const named = (await session.rows(listedOf(names, 100, 'other IS NULL'))).map((row) =>
    say('continues-another-project', row, ['listed', 'written', 'other'], row.other !== null),
  );
  const moved = (await session.rows(listedOf(otherUnits(batch), 100))).map((row) =>
    say('continues-of-another-unit', row, ['named', 'listed', 'asks'], false),
  );
  const fresh = (await session.rows(listedOf(unnamed(batch), 100))).map((row) =>
    say('continues-unnamed', row, ['listed', 'named', 'year'], false),
  );
  await refuseFound(session, request, `SELECT * FROM (${names}) o WHERE other IS NOT NULL`, named);
  return [...named, ...moved, ...fresh];
};
