import type { Dataset } from '../../contracts/dataset.ts';
import type { Session } from '../../ports/engine.ts';
import { ident } from '../../sql/ident.ts';
import type { Fault } from '../fault.ts';
import { placeOf, rowNumber } from './faults.ts';
import type { SourceTable } from './schema.ts';
import { plain } from './sql.ts';

type Merge = SourceTable['merge'][string];

/** How each field of rows with one key comes together; the fields not named here are taken from the first row. */
export const mergeRules = (table: SourceTable, dataset: Dataset): Readonly<Record<string, Merge>> => {
  if (Object.keys(table.merge).length > 0 || table.duplicates !== 'sum') return table.merge;
  return Object.fromEntries(dataset.fields.filter((field) => field.type === 'money').map((field) => [field.name, 'sum' as const]));
};

const together = (field: string, merge: Merge | undefined): string => {
  const cell = ident(field);
  switch (merge) {
    case 'sum':
      return plain(`sum(TRY_CAST(${cell} AS DECIMAL(28,10)))`);
    case 'least':
      return `min(${cell})`;
    case 'greatest':
      return `max(${cell})`;
    case undefined:
      return `first(${cell} ORDER BY source_row)`;
  }
};

const partition = (dataset: Dataset): string => dataset.key.map(ident).join(', ');

/** Rows of one key as one row, at the place of the first; without duplicates nothing changes. */
export const mergeDuplicates = async (session: Session, rows: string, table: SourceTable, dataset: Dataset, out: string): Promise<void> => {
  const fields = dataset.fields.map((field) => field.name);
  if (table.duplicates === 'refuse') {
    await session.run(`CREATE TABLE ${ident(out)} AS SELECT ${fields.map(ident).join(', ')}, source_row FROM ${ident(rows)}`);
    return;
  }
  if (table.duplicates === 'distinct') {
    const all = fields.map(ident).join(', ');
    await session.run(`CREATE TABLE ${ident(out)} AS SELECT ${all}, min(source_row) AS source_row FROM ${ident(rows)} GROUP BY ${all}`);
    return;
  }
  const rules = mergeRules(table, dataset);
  const columns = fields.map((field) => `${dataset.key.includes(field) ? ident(field) : together(field, rules[field])} AS ${ident(field)}`);
  await session.run(
    `CREATE TABLE ${ident(out)} AS SELECT ${columns.join(', ')}, min(source_row) AS source_row FROM ${ident(rows)} GROUP BY ${partition(dataset)}`,
  );
};

/** Fields of which the first row's value was taken although rows of one key say different things: one warning a field, with an example. */
export const differingDuplicates = async (
  session: Session,
  rows: string,
  table: SourceTable,
  dataset: Dataset,
  sheetName: string | null,
): Promise<readonly Fault[]> => {
  if (table.duplicates === 'refuse' || table.duplicates === 'distinct') return [];
  const rules = mergeRules(table, dataset);
  const faults: Fault[] = [];
  for (const field of dataset.fields.filter(({ name }) => !dataset.key.includes(name) && rules[name] === undefined)) {
    const cell = ident(field.name);
    const [example] = await session.rows(
      `SELECT min(source_row) AS source_row, first(${cell} ORDER BY source_row) AS taken, count(*) OVER () AS total,
              concat_ws(' / ', ${partition(dataset)}) AS key
       FROM ${ident(rows)} GROUP BY ${partition(dataset)} HAVING count(DISTINCT coalesce(${cell}, '')) > 1 ORDER BY 1 LIMIT 1`,
    );
    if (!example) continue;
    faults.push({
      code: 'source-rows-differ',
      severity: 'warning',
      dataset: dataset.name,
      place: placeOf(sheetName, { row: rowNumber(example), column: field.label.zh, ...(example.taken === null ? {} : { value: String(example.taken) }) }),
      detail: { field: field.name, key: String(example.key) },
      times: Number(example.total),
    });
  }
  return faults;
};
