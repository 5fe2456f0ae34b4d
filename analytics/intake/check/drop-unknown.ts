import type { Dataset } from '../../contracts/dataset.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { Batch, Part } from '../batch.ts';
import { type Found, foundAt } from './found.ts';
import type { ReadSource } from './read-source.ts';
import { declare, type Link, linksOf, targetOf, undeclared, valueOfKey } from './references.ts';

/** Codes that a receipt lists of rows left out. */
const listedCodes = 10;

const leaveOut = async (
  session: Session,
  part: Part,
  link: Link,
  tables: readonly string[],
): Promise<Found | undefined> => {
  const { dataset, reference } = link;
  const unit = { unit: String(part.unit) };
  const ofUnit = 't.source_row >> 32 = CAST($unit AS BIGINT)';
  const amount = dataset.amount ? `CAST(sum(t.${ident(dataset.amount)}) AS VARCHAR)` : 'NULL';
  const [row] = await session.rows(
    `SELECT count(*) AS n, min(t.source_row) AS source_row, first(${valueOfKey(link)} ORDER BY t.source_row) AS value,
       count(DISTINCT ${valueOfKey(link)}) AS codes, ${amount} AS amount,
       array_to_string(list_sort(list(DISTINCT ${valueOfKey(link)}))[1:${listedCodes}], '、') AS listed
     FROM ${ident(typedTable(dataset))} t WHERE ${ofUnit} AND ${undeclared(link)}`,
    unit,
  );
  const [all] = await session.rows(`SELECT count(*) AS n FROM ${ident(typedTable(dataset))} t WHERE ${ofUnit}`, unit);
  const rows = Number(row?.n);
  // Where nothing would be left the list itself is missing: an ordinary fault, which the list cures.
  if (!row || rows === 0 || rows === Number(all?.n)) return undefined;
  for (const table of tables)
    await session.run(
      `UPDATE ${ident(table)} SET faulty = -1 WHERE rowid IN
         (SELECT t.rowid FROM ${ident(table)} t WHERE ${ofUnit} AND ${undeclared(link)})`,
      unit,
    );
  const target = targetOf(link);
  return foundAt(part, 'source-dropped', Number(row.source_row), reference.columns.at(-1) ?? '', String(row.value), {
    severity: 'warning',
    detail: {
      dataset_zh: target?.label.zh ?? '',
      dataset_en: target?.label.en ?? '',
      rows: String(rows),
      codes: String(row.codes),
      listed: `${String(row.listed)}${Number(row.codes) > listedCodes ? '…' : ''}`,
      ...(row.amount === null || row.amount === undefined ? {} : { amount: String(row.amount) }),
      because_zh: part.drop?.zh ?? '',
      because_en: part.drop?.en ?? '',
    },
    times: rows,
  });
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
