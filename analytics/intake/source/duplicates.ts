import type { Dataset } from '../../contracts/dataset.ts';
import type { Field } from '../../contracts/field.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { Fault } from '../fault.ts';
import { amountTogether, isNumeric } from './amount.ts';
import { placeOf } from './faults.ts';
import { pivoted } from './pivot.ts';
import type { MadeRows } from './rows.ts';
import type { SourceTable } from './schema.ts';

type Merge = SourceTable['merge'][string];

/** How each field of rows with one key comes together; the fields not named here are taken from the first row. */
export const mergeRules = (table: SourceTable, dataset: Dataset): Readonly<Record<string, Merge>> => {
  if (Object.keys(table.merge).length > 0 || table.duplicates !== 'sum') return table.merge;
  return Object.fromEntries(
    dataset.fields.filter((field) => field.type === 'money').map((field) => [field.name, 'sum' as const]),
  );
};

const together = (field: Field, merge: Merge | undefined): string => {
  const cell = ident(field.name);
  switch (merge) {
    case 'sum':
      return amountTogether('sum', field);
    case 'least':
      return isNumeric(field) ? amountTogether('min', field) : `min(${cell})`;
    case 'greatest':
      return isNumeric(field) ? amountTogether('max', field) : `max(${cell})`;
    case undefined:
      return `max(CASE WHEN turn = 1 THEN ${cell} END)`;
  }
};

const partition = (dataset: Dataset): string => dataset.key.map(ident).join(', ');

/** Rows of one key as one row, at the place of the first; without duplicates nothing changes. */
export const mergeDuplicates = async (
  session: Session,
  rows: string,
  table: SourceTable,
  dataset: Dataset,
  out: string,
): Promise<void> => {
  const fields = dataset.fields.map((field) => field.name);
  if (table.duplicates === 'refuse') {
    await session.run(
      `CREATE TABLE ${ident(out)} AS SELECT ${fields.map(ident).join(', ')}, source_row FROM ${ident(rows)}`,
    );
    return;
  }
  if (table.duplicates === 'distinct') {
    const all = fields.map(ident).join(', ');
    await session.run(
      `CREATE TABLE ${ident(out)} AS SELECT ${all}, min(source_row) AS source_row FROM ${ident(rows)} GROUP BY ${all}`,
    );
    return;
  }
  const rules = mergeRules(table, dataset);
  const columns = dataset.fields.map(
    (field) =>
      `${dataset.key.includes(field.name) ? ident(field.name) : together(field, rules[field.name])} AS ${ident(field.name)}`,
  );
  await session.run(
    `CREATE TABLE ${ident(out)} AS SELECT ${columns.join(', ')}, min(source_row) AS source_row
     FROM (SELECT *, row_number() OVER (PARTITION BY ${partition(dataset)} ORDER BY source_row) AS turn FROM ${ident(rows)}) AS turned
     GROUP BY ${partition(dataset)}`,
  );
};

/**
 * Fields of which the first row's value was taken although rows of one key say different things: one warning a field,
 * with an example.
 */
const differing = async (
  session: Session,
  rows: string,
  dataset: Dataset,
  isTaken: (field: string) => boolean,
  { sheet, at }: { readonly sheet: string | null; readonly at: string },
): Promise<readonly Fault[]> => {
  const taken = dataset.fields.filter(({ name }) => !dataset.key.includes(name) && isTaken(name));
  if (taken.length === 0) return [];
  const key = partition(dataset);
  const spellings = taken.map(({ name }) => `count(DISTINCT coalesce(${ident(name)}, '')) AS ${ident(name)}`);
  const counted = taken.map(({ name }) => `count(CASE WHEN ${ident(name)} > 1 THEN 1 END) AS ${ident(name)}`);
  const [counts] = await session.rows(
    `SELECT ${counted.join(', ')} FROM (SELECT ${spellings.join(', ')} FROM ${ident(rows)} GROUP BY ${key} HAVING count(*) > 1) AS spelled`,
  );
  const faults: Fault[] = [];
  for (const field of taken) {
    const times = Number(counts?.[field.name] ?? 0);
    if (times === 0) continue;
    const cell = ident(field.name);
    const [example] = await session.rows(
      `SELECT min(source_row) AS source_row, first(${cell} ORDER BY source_row) AS taken, concat_ws(' / ', ${key}) AS key
       FROM ${ident(rows)} GROUP BY ${key} HAVING count(DISTINCT coalesce(${cell}, '')) > 1 ORDER BY 1 LIMIT 1`,
    );
    faults.push({
      code: 'source-rows-differ',
      severity: 'warning',
      dataset: dataset.name,
      place: placeOf(sheet, {
        row: Number(example?.source_row),
        column: field.label.zh,
        ...(example?.taken ? { value: String(example.taken) } : {}),
      }),
      detail: { field: field.name, at, key: String(example?.key) },
      times,
    });
  }
  return faults;
};

/** Rows that come together by `duplicates`, or as phases by `pivot`: `mapped` holds them as they were before. */
export const differingDuplicates = async (
  session: Session,
  { rows, mapped }: MadeRows,
  table: SourceTable,
  dataset: Dataset,
  place: { readonly sheet: string | null; readonly at: string },
): Promise<readonly Fault[]> => {
  const filled = table.pivot ? pivoted(table.pivot) : undefined;
  const joined = filled ? await differing(session, mapped, dataset, (name) => !filled.has(name), place) : [];
  if (table.duplicates === 'refuse' || table.duplicates === 'distinct') return joined;
  const rules = mergeRules(table, dataset);
  const isTaken = (name: string): boolean => rules[name] === undefined && (filled === undefined || filled.has(name));
  return [...joined, ...(await differing(session, rows, dataset, isTaken, place))];
};
