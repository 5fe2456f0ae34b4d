import type { Dataset } from '../../contracts/dataset.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { Batch, Part } from '../batch.ts';
import type { Found } from './found.ts';
import { type Link, linksOf } from './links.ts';
import type { ReadSource } from './read-source.ts';
import { declare, undeclared } from './references.ts';
import { ofUnit, undeclaredRows } from './undeclared-rows.ts';

const leaveOut = async (
  session: Session,
  part: Part,
  link: Link,
  tables: readonly string[],
): Promise<Found | undefined> => {
  const found = part.drop && (await undeclaredRows(session, part, link));
  if (!part.drop || !found) return undefined;
  for (const table of tables)
    await session.run(
      `UPDATE ${ident(table)} SET faulty = -1 WHERE rowid IN
         (SELECT t.rowid FROM ${ident(table)} t WHERE ${ofUnit} AND ${undeclared(link)})`,
      { unit: String(part.unit) },
    );
  return found('source-dropped', part.drop);
};

/**
 * Leaves out rows that refer to what no file declares, where a source description says so, and tells how many and of
 * what amount. What they declared themselves goes with them. Runs before anything is refused.
 */
export const dropUnknown = async (
  session: Session,
  batch: Batch,
  datasets: readonly Dataset[],
  sources: readonly ReadSource[],
): Promise<readonly Found[]> => {
  const dropping = batch.files.flatMap(({ parts }) => parts.filter(({ drop }) => drop));
  const found: Found[] = [];
  if (dropping.length === 0) return found;
  for (const link of linksOf(datasets)) {
    const parts = dropping.filter(({ dataset }) => dataset === link.dataset);
    if (parts.length === 0) continue;
    await declare(session, batch, link);
    const tables = sources
      .filter(({ source, isInPlace }) => source.dataset === link.dataset && !isInPlace)
      .map(({ table }) => table);
    for (const part of parts) {
      const left = await leaveOut(session, part, link, tables);
      if (left) found.push(left);
    }
    await session.run(`DROP TABLE ${ident(link.declared)}`);
  }
  return found;
};
