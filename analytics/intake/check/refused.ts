import type { Dataset } from '../../contracts/dataset.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { BatchFile } from '../batch.ts';
import type { Found } from './found.ts';

/*
 * What falls of a batch, in the session's table `refused`: whole files (project_code NULL) and, of files judged by
 * project, single projects. What falls takes its rows back wherever others refer to them.
 */

/** Names of the datasets in which a project at fault is refused by itself. */
export type ByProject = ReadonlySet<string>;

/**
 * Files whose projects are judged one by one: all they bring may be taken apart by project, and no fault of reading
 * them or of their headers is one of the whole. Exports read by a description have sums and identities of their own and
 * stand or fall as they are.
 */
const takenApart = (files: readonly BatchFile[], byProject: ByProject): readonly BatchFile[] =>
  files.filter(
    ({ parts, faults, described }) =>
      !described &&
      parts.length > 0 &&
      parts.every(({ dataset }) => dataset.separable && byProject.has(dataset.name)) &&
      faults.every(({ severity }) => severity !== 'fault'),
  );

export const openRefused = async (
  session: Session,
  files: readonly BatchFile[],
  byProject: ByProject,
): Promise<void> => {
  await session.run('CREATE TABLE refused (source_file BIGINT, project_code VARCHAR)');
  await session.run('CREATE TABLE taken_apart (source_file BIGINT)');
  for (const { number } of takenApart(files, byProject))
    await session.run('INSERT INTO taken_apart VALUES (CAST($number AS BIGINT))', { number });
};

const countOf = async (session: Session): Promise<number> =>
  Number((await session.rows('SELECT count(*) AS n FROM refused'))[0]?.n);

/** Refuses whole files. */
export const refuseFiles = async (session: Session, files: Iterable<number>): Promise<void> => {
  for (const file of new Set(files))
    await session.run('INSERT INTO refused VALUES (CAST($file AS BIGINT), NULL)', { file });
};

/**
 * Refuses what the rows of a query are of: their project in a file taken apart, where its code can be read, else their
 * file. `violators` selects `source_row` and `source_file` of the dataset's typed rows, and their `project_code` where
 * it has one. Says whether anything new fell.
 */
export const refuseRows = async (session: Session, dataset: Dataset, violators: string): Promise<boolean> => {
  const before = await countOf(session);
  const project = dataset.separable ? 'v.project_code' : 'CAST(NULL AS VARCHAR)';
  await session.run(`INSERT INTO refused
SELECT DISTINCT fallen.source_file, fallen.project_code
FROM (SELECT v.source_file, CASE WHEN a.source_file IS NOT NULL THEN ${project} END AS project_code
  FROM (${violators}) v LEFT JOIN taken_apart a ON a.source_file = v.source_file) fallen
WHERE NOT EXISTS (SELECT 1 FROM refused r WHERE r.source_file = fallen.source_file
  AND (r.project_code IS NULL OR r.project_code = fallen.project_code))`);
  return (await countOf(session)) > before;
};

/**
 * Refuses, of the rows that a query names, those of the files in which they were found at fault; rows that were only
 * warned of stay.
 */
export const refuseFound = async (
  session: Session,
  dataset: Dataset,
  query: string,
  found: readonly Found[],
): Promise<void> => {
  const files = new Set(found.flatMap(({ file, fault }) => (fault.severity === 'fault' ? [file] : [])));
  if (files.size === 0) return;
  const rows = `SELECT source_row FROM (${query}) q WHERE q.source_file IN (${[...files].join(', ')})`;
  await refuseRows(session, dataset, ofTypedRows(dataset, rows));
};

/** A query that names violators by `source_row` alone, as `refuseRows` takes them. */
export const ofTypedRows = (dataset: Dataset, query: string): string =>
  `SELECT t.source_row, t.source_file${dataset.separable ? ', t.project_code' : ''}
FROM ${ident(typedTable(dataset))} t WHERE t.source_row IN (SELECT source_row FROM (${query}) q)`;

/** The rows of a dataset, `t`, that stand in no refused file and no refused project. */
export const stands = (dataset: Pick<Dataset, 'separable'>): string =>
  dataset.separable
    ? `NOT EXISTS (SELECT 1 FROM refused r WHERE r.source_file = t.source_file AND r.project_code IS NULL)
  AND NOT EXISTS (SELECT 1 FROM refused r WHERE r.source_file = t.source_file AND r.project_code = t.project_code)`
    : 'NOT EXISTS (SELECT 1 FROM refused r WHERE r.source_file = t.source_file)';

export interface Fallen {
  readonly files: ReadonlySet<number>;
  /** Files of which projects fell, the file itself standing. */
  readonly partly: ReadonlySet<number>;
}

/** What has fallen so far. */
export const fallen = async (session: Session): Promise<Fallen> => {
  const rows = await session.rows('SELECT source_file, project_code IS NULL AS whole FROM refused');
  const files = new Set(rows.flatMap(({ source_file, whole }) => (whole ? [Number(source_file)] : [])));
  const some = rows.map(({ source_file }) => Number(source_file)).filter((file) => !files.has(file));
  return { files, partly: new Set(some) };
};
