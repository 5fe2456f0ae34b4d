import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, partOfRow, partsOf, rowBase } from '../batch.ts';
import { formsWithoutGoals } from './forms-without-goals.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { type Link, targetOf } from './links.ts';
import { type Nearest, nearestKey } from './nearest-code.ts';

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

/** What is said of rows whose reference leads nowhere: the nearest known key, or that a form's project has no goals. */
export const referenceFaults = async (session: Session, batch: Batch, link: Link, query: string): Promise<Found[]> => {
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
