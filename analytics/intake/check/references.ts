import { datasetNamed } from '../../contracts/catalogue.ts';
import type { Dataset, Reference } from '../../contracts/dataset.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, partOfRow, partsOf, rowBase } from '../batch.ts';
import { formsWithoutGoals } from './forms-without-goals.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { type Nearest, nearestKey } from './nearest-code.ts';
import { refuseRows, stands } from './refused.ts';

/** The view of rows accepted before this batch, with at least the columns that others refer to. */
export const acceptedTable = (dataset: string): string => `accepted_${dataset.replaceAll('-', '_')}`;

/**
 * Whether anything was sent of a dataset before what is sent last: of the first file of all nothing is to be compared.
 */
export const isSentAgain = async (session: Session, batch: Batch, dataset: Dataset): Promise<boolean> =>
  batch.files.filter(({ parts }) => parts.some((part) => part.dataset === dataset)).length > 1 ||
  (await session.rows(`SELECT 1 FROM ${ident(acceptedTable(dataset.name))} LIMIT 1`)).length > 0;

export interface Link {
  readonly dataset: Dataset;
  readonly reference: Reference;
  readonly declared: string;
}

export const linksOf = (datasets: readonly Dataset[]): Link[] =>
  datasets.flatMap((dataset) =>
    (dataset.references ?? []).map((reference) => ({
      dataset,
      reference,
      declared: `declared_${reference.dataset.replaceAll('-', '_')}_${reference.to.join('_')}`,
    })),
  );

/**
 * Datasets to which rows of these refer, or at which their checks look, themselves among them; their accepted rows must
 * be at hand.
 */
export const referredBy = (datasets: readonly Dataset[]): readonly Dataset[] =>
  [
    ...new Set([
      ...datasets.map(({ name }) => name),
      ...linksOf(datasets).map(({ reference }) => reference.dataset),
      ...datasets.flatMap(({ consults }) => consults ?? []),
    ]),
  ].flatMap((name) => datasetNamed(name) ?? []);

/** Whether what is referred to is of one project, so that it falls with that. */
const byProject = ({ dataset }: Reference): boolean => datasetNamed(dataset)?.separable === true;

/**
 * All keys that may be referred to, with the number of the file that declares them; −1 for what was accepted before.
 */
export const declare = async (session: Session, batch: Batch, { reference, declared }: Link): Promise<void> => {
  const to = [...new Set([...reference.to, ...(byProject(reference) ? ['project_code'] : [])])].map(ident).join(', ');
  const inBatch = batch.texts.some(({ dataset }) => dataset.name === reference.dataset);
  const own = inBatch
    ? ` UNION ALL SELECT DISTINCT source_file, ${to} FROM ${ident(typedTable({ name: reference.dataset }))}`
    : '';
  await session.run(
    `CREATE TABLE IF NOT EXISTS ${ident(declared)} AS SELECT DISTINCT CAST(-1 AS BIGINT) AS source_file, ${to} FROM ${ident(acceptedTable(reference.dataset))}${own}`,
  );
};

/** The table of the codes of rows that the policy's schemes bring themselves. */
const measureTable = 'scheme_measure';

export const loadMeasures = (session: Session, measures: ReadonlySet<string>): Promise<void> =>
  session.loadText(
    measureTable,
    ['code'],
    [...measures].map((code) => [code]),
  );

/** The condition in SQL under which a row needs to be declared. */
const asked = ({ reference, declared }: Link, known: string): string => {
  const { columns, to, within, besides, orMeasure } = reference;
  const named = (within ?? []).map(
    (column) => `k.${ident(to[columns.indexOf(column)] ?? column)} = t.${ident(column)}`,
  );
  return [
    ...(besides ? [`NOT (${besides})`] : []),
    ...(orMeasure ? [`t.${ident(columns.at(-1) ?? '')} NOT IN (SELECT code FROM ${ident(measureTable)})`] : []),
    ...(within
      ? [
          `EXISTS (SELECT 1 FROM (${known} UNION ALL SELECT o.* FROM ${ident(declared)} o WHERE o.source_file = t.source_file) k WHERE ${named.join(' AND ')})`,
        ]
      : []),
  ]
    .map((condition) => `\n  AND ${condition}`)
    .join('');
};

/** A key as it is shown, in SQL. */
export const valueOfKey = ({ reference }: Link): string =>
  reference.columns.map((column) => `CAST(t.${ident(column)} AS VARCHAR)`).join(` || ' / ' || `);

const sameKey = ({ reference }: Link): string =>
  reference.columns
    .map((column, index) => `k.${ident(reference.to[index] ?? column)} = t.${ident(column)}`)
    .join(' AND ');

/** Keys that differ at most in their last code: indicators of the same project. */
const sameOwner = ({ reference }: Link): string =>
  reference.columns
    .slice(0, -1)
    .map((column, index) => `k.${ident(reference.to[index] ?? column)} = t.${ident(column)}`)
    .concat('true')
    .join(' AND ');

const isWritten = ({ reference }: Link): string =>
  reference.columns.map((column) => `t.${ident(column)} IS NOT NULL`).join(' AND ');

export const targetOf = ({ reference }: Link): Dataset | undefined => datasetNamed(reference.dataset);

/** The condition in SQL under which no file, standing or refused, declares what a row refers to. */
export const undeclared = (link: Link): string =>
  `${isWritten(link)}${asked(link, `SELECT d.* FROM ${ident(link.declared)} d`)}
  AND NOT EXISTS (SELECT 1 FROM ${ident(link.declared)} k WHERE ${sameKey(link)})`;

/** Rows of these parts may refer to what no file declares at all. */
const excusedIn = (link: Link, excused: ReadonlySet<number>): string =>
  excused.size > 0 && link.reference.countsAlone
    ? `
  AND NOT (t.source_row >> 32 IN (${[...excused].join(', ')}) AND ${undeclared(link)})`
    : '';

/** The typed rows, `t`, that refer to what no standing file declares, nor their own. */
const unfounded = (link: Link, excused: ReadonlySet<number>): string => {
  const { dataset, reference, declared } = link;
  const same = sameKey(link);
  const known = `SELECT t.* FROM ${ident(declared)} t WHERE ${stands({ ...(byProject(reference) ? { separable: true } : {}) })}`;
  return `FROM ${ident(typedTable(dataset))} t
WHERE ${isWritten(link)}${asked(link, known)}
  AND NOT EXISTS (SELECT 1 FROM (${known}) k WHERE ${same})
  AND NOT EXISTS (SELECT 1 FROM ${ident(declared)} k WHERE k.source_file = t.source_file AND ${same})${excusedIn(link, excused)}`;
};

const violators = (link: Link, excused: ReadonlySet<number>): string => {
  const { dataset, reference, declared } = link;
  const value = valueOfKey(link);
  const parts = reference.columns
    .map((column, index) => `CAST(t.${ident(column)} AS VARCHAR) AS part_${index}`)
    .join(', ');
  return `SELECT t.source_row, t.source_file,${dataset.separable ? ' t.project_code,' : ''} ${value} AS value, ${parts},
       (SELECT min(k.source_file) FROM ${ident(declared)} k WHERE ${sameKey(link)}) AS refused_file,
       EXISTS (SELECT 1 FROM ${ident(declared)} k WHERE ${sameOwner(link)}) AS has_others
${unfounded(link, excused)}`;
};

/** Known keys that differ from an unknown one in one code only; no other can be meant. */
const nearestTo = async (
  session: Session,
  { reference, declared }: Link,
  written: readonly string[],
): Promise<Nearest | undefined> => {
  const to = reference.to.map((column) => `CAST(${ident(column)} AS VARCHAR)`);
  const equal = to.map((column, index) => `CASE WHEN ${column} = $part_${index} THEN 1 ELSE 0 END`).join(' + ');
  const params = Object.fromEntries(written.map((part, index) => [`part_${index}`, part]));
  const parts = to.map((column, index) => `${column} AS part_${index}`).join(', ');
  const rows = await session.rows(
    `SELECT DISTINCT ${parts} FROM ${ident(declared)} WHERE ${equal} = ${to.length - 1}`,
    params,
  );
  return nearestKey(
    written,
    rows.map((row) => to.map((_, index) => String(row[`part_${index}`]))),
  );
};

/** Unknown keys for which a known one is looked up; past this many the cause is another. */
const lookedUp = 50;

const faultsOf = async (session: Session, batch: Batch, link: Link, query: string): Promise<Found[]> => {
  const parts = partsOf(batch.files);
  const names = new Map(batch.files.map((file) => [file.number, file.name]));
  const target = targetOf(link);
  const rows = await session.rows(listedOf(query, 100));
  const nearest = new Map<string, Nearest | undefined>();
  for (const row of rows) {
    const key = String(row.value);
    if (nearest.size >= lookedUp || nearest.has(key) || row.refused_file !== null) continue;
    const written = link.reference.columns.map((_, index) => String(row[`part_${index}`]));
    nearest.set(key, await nearestTo(session, link, written));
  }
  const isWithoutGoals = (row: (typeof rows)[number]): boolean =>
    link.reference.columns.at(-1) === 'indicator_code' &&
    row.has_others !== true &&
    partOfRow(parts, Number(row.source_row)).formNames !== undefined;
  const single = rows.filter((row) => !isWithoutGoals(row));
  return [
    ...formsWithoutGoals(parts, rows.filter(isWithoutGoals)),
    ...single.map((row) => {
      const sourceRow = Number(row.source_row);
      const part = partOfRow(parts, sourceRow);
      const value = part.formNames?.rows.get(sourceRow % rowBase) ?? String(row.value);
      const meant = nearest.get(String(row.value));
      const refused = row.refused_file === null ? undefined : names.get(Number(row.refused_file));
      const detail = {
        dataset_zh: target?.label.zh ?? '',
        dataset_en: target?.label.en ?? '',
        key_zh: value,
        key_en: value,
        ...(refused ? { refused } : {}),
        ...(meant && part.formNames === undefined ? { meant: meant.code } : {}),
      };
      const times = timesListed(row, 100);
      return foundAt(part, 'unknown-reference', sourceRow, link.reference.columns.at(meant?.place ?? -1) ?? '', value, {
        detail,
        times,
      });
    }),
  ];
};

/** Whether any link is broken; of most batches none is, and one query says so of all. */
const isAnyBroken = async (
  session: Session,
  links: readonly Link[],
  excused: ReadonlySet<number>,
): Promise<boolean> => {
  if (links.length === 0) return false;
  const queries = links.map((link) => `(SELECT 1 ${unfounded(link, excused)} LIMIT 1)`);
  return (await session.rows(queries.join('\nUNION ALL '))).length > 0;
};

/**
 * Faults of references against rows accepted before and rows of the same batch that stand, or the codes of
 * `loadMeasures`. What is refused for its references takes its own rows back, which may leave others without theirs:
 * repeated until nothing more falls. Of the parts `excused`, rows that refer to what no file declares are accepted.
 */
export const checkReferences = async (
  session: Session,
  batch: Batch,
  datasets: readonly Dataset[],
  excused: ReadonlySet<number>,
): Promise<readonly Found[]> => {
  const links = linksOf(datasets);
  const declarations = new Map(links.map((link) => [link.declared, link]));
  for (const link of declarations.values()) await declare(session, batch, link);
  if (!(await isAnyBroken(session, links, excused))) return [];
  const broken = new Set<Link>();
  for (let moved = true; moved; ) {
    moved = false;
    for (const link of links) {
      if ((await session.rows(`SELECT 1 ${unfounded(link, excused)} LIMIT 1`)).length === 0) continue;
      broken.add(link);
      moved = (await refuseRows(session, link.dataset, violators(link, excused))) || moved;
    }
  }
  const found: Found[] = [];
  for (const link of broken) found.push(...(await faultsOf(session, batch, link, violators(link, excused))));
  return found;
};
