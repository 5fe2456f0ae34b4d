import type { Dataset } from '../../contracts/dataset.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { Batch } from '../batch.ts';
import { acceptedTable } from './accepted.ts';
import type { Found } from './found.ts';
import { byProject, type Link, linksOf, sameKey, valueOfKey } from './links.ts';
import { referenceFaults } from './reference-faults.ts';
import { ofProject, refuseRows, standing } from './refused.ts';

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
export const measureTable = 'scheme_measure';

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

/** Keys that differ at most in their last code: indicators of the same project. */
const sameOwner = ({ reference }: Link): string =>
  reference.columns
    .slice(0, -1)
    .map((column, index) => `k.${ident(reference.to[index] ?? column)} = t.${ident(column)}`)
    .concat('true')
    .join(' AND ');

const isWritten = ({ reference }: Link): string =>
  reference.columns.map((column) => `t.${ident(column)} IS NOT NULL`).join(' AND ');

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
  const known = `SELECT t.* FROM ${ident(declared)} t WHERE ${standing(byProject(reference))}`;
  return `FROM (SELECT t.* FROM ${ident(typedTable(dataset))} t ANTI JOIN (${known}) k ON ${same}) t
  ANTI JOIN ${ident(declared)} k ON k.source_file = t.source_file AND ${same}
WHERE ${isWritten(link)}${asked(link, known)}${excusedIn(link, excused)}`;
};

const violators = (link: Link, excused: ReadonlySet<number>): string => {
  const { dataset, reference, declared } = link;
  const value = valueOfKey(link);
  const parts = reference.columns
    .map((column, index) => `CAST(t.${ident(column)} AS VARCHAR) AS part_${index}`)
    .join(', ');
  return `SELECT t.source_row, t.source_file,${ofProject(dataset) ? ' t.project_code,' : ''} ${value} AS value, ${parts},
       (SELECT min(k.source_file) FROM ${ident(declared)} k WHERE ${sameKey(link)}) AS refused_file,
       EXISTS (SELECT 1 FROM ${ident(declared)} k WHERE ${sameOwner(link)}) AS has_others
${unfounded(link, excused)}`;
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
  for (const link of broken) found.push(...(await referenceFaults(session, batch, link, violators(link, excused))));
  return found;
};
