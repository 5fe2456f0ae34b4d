import type { Dataset } from '../../contracts/dataset.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { BatchFile } from '../batch.ts';
import type { Fault } from '../fault.ts';
import type { Found } from './found.ts';

/*
 * What falls of a batch, in the session's table `refused`: whole files (project_code NULL) and, of files judged by
 * project, single projects. What falls takes its rows back wherever others refer to them.
 */

/** Names of the datasets in which a project at fault is refused by itself; none where the policy refuses files alone. */
export type ByProject = ReadonlySet<string>;

/** Whether rows of a dataset are each of a project, with which they fall where their file is taken apart. */
export const ofProject = ({ fields }: Pick<Dataset, 'fields'>): boolean =>
  fields.some(({ name }) => name === 'project_code');

/** Files of official forms, of which those at fault fall alone, where the policy refuses anything but files. */
const formByForm = (files: readonly BatchFile[], byProject: ByProject): readonly BatchFile[] =>
  byProject.size === 0 ? [] : files.filter(({ fallenForms }) => fallenForms !== undefined);

/**
 * Files whose projects are judged one by one: all they bring may be taken apart by project, and no fault of reading
 * them or of their headers is one of the whole. Exports read by a description have sums and identities of their own and
 * stand or fall as they are.
 */
const byProjects = (files: readonly BatchFile[], byProject: ByProject): readonly BatchFile[] =>
  files.filter(
    ({ parts, faults, described, fallenForms }) =>
      !described &&
      fallenForms === undefined &&
      parts.length > 0 &&
      parts.every(({ dataset }) => dataset.separable && byProject.has(dataset.name)) &&
      faults.every(({ severity }) => severity !== 'fault'),
  );

const isRefused = (faults: readonly Fault[]): boolean => faults.some(({ severity }) => severity === 'fault');

/** Makes room for what falls, and puts there what falls for what reading it found. */
export const openRefused = async (
  session: Session,
  files: readonly BatchFile[],
  byProject: ByProject,
): Promise<void> => {
  await session.run('CREATE TABLE refused (source_file BIGINT, project_code VARCHAR)');
  await session.run('CREATE TABLE taken_apart (source_file BIGINT)');
  const forms = formByForm(files, byProject);
  for (const { number } of [...forms, ...byProjects(files, byProject)])
    await session.run('INSERT INTO taken_apart VALUES (CAST($number AS BIGINT))', { number });
  for (const { number, fallenForms = [] } of forms)
    for (const project of new Set(fallenForms))
      await session.run('INSERT INTO refused VALUES (CAST($number AS BIGINT), $project)', { number, project });
  const apart = new Set(forms.map(({ number }) => number));
  await refuseFiles(
    session,
    files.filter(({ number, faults }) => !apart.has(number) && isRefused(faults)).map(({ number }) => number),
  );
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
  const project = ofProject(dataset) ? 'v.project_code' : 'CAST(NULL AS VARCHAR)';
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
  `SELECT t.source_row, t.source_file${ofProject(dataset) ? ', t.project_code' : ''}
FROM ${ident(typedTable(dataset))} t WHERE t.source_row IN (SELECT source_row FROM (${query}) q)`;

/**
 * The rows, `t`, that stand in no refused file and, where they are each of a project, in no refused project. A row whose
 * project can't be read is of none: as a pair its NULL is a value of its own. Asked by NOT EXISTS, the engine would set
 * all rows aside first.
 */
export const standing = (areOfProject: boolean): string =>
  areOfProject
    ? `t.source_file NOT IN (SELECT r.source_file FROM refused r WHERE r.project_code IS NULL)
  AND (t.source_file, t.project_code) NOT IN (SELECT (r.source_file, r.project_code) FROM refused r WHERE r.project_code IS NOT NULL)`
    : 't.source_file NOT IN (SELECT r.source_file FROM refused r)';

/** The rows of a dataset, `t`, that stand in no refused file and no refused project. */
export const stands = (dataset: Pick<Dataset, 'fields'>): string => standing(ofProject(dataset));

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
