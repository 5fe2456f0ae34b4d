import type { Dataset } from '../../contracts/dataset.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { Fault } from '../fault.ts';
import { dropsAfterAdding, notEmpty } from './add-up.ts';
import { rowFilter } from './condition.ts';
import { listed, listedAtMost, placeOf, rowNumber } from './faults.ts';
import { fieldSql, unknownCodeSql } from './field.ts';
import type { SourceField, SourceTable } from './schema.ts';
import { type Binder, binder } from './sql.ts';

type Fields = Readonly<Record<string, SourceField>>;

/** The mappings of each output row that one source row gives: one, or one for each entry of `unpivot`. */
export const entriesOf = (table: SourceTable): readonly Fields[] =>
  (table.unpivot ?? [{}]).map((entry) => ({ ...table.fields, ...entry }));

/** `-2` for the second value of the distinguishing column within a key, `-3` for the third; nothing for the first. */
const distinguished = (name: string, dataset: Dataset): string => {
  const key = dataset.key.map(ident).join(', ');
  const nth = `dense_rank() OVER (PARTITION BY ${key} ORDER BY ${ident(`mark_${name}`)})`;
  return `${ident(name)} || CASE WHEN ${nth} > 1 THEN '-' || CAST(${nth} AS VARCHAR) ELSE '' END AS ${ident(name)}`;
};

const select = (
  cells: string,
  dataset: Dataset,
  fields: Fields,
  marked: readonly string[],
  where: string,
  values: Binder,
): string => {
  const columns = dataset.fields.map(({ name }) => {
    const field = fields[name];
    return `${field ? fieldSql(field, values) : 'CAST(NULL AS VARCHAR)'} AS ${ident(name)}`;
  });
  const marks = marked.map((name) => {
    const by = fields[name]?.distinguish;
    return `${by ? `coalesce(${ident(by)}, '')` : "''"} AS ${ident(`mark_${name}`)}`;
  });
  return `SELECT ${[...columns, ...marks].join(', ')}, source_row FROM ${ident(cells)} WHERE ${where}`;
};

/** The contract's fields as text, one row for each source row and entry, before rows of one key come together. */
export const makeRows = async (
  session: Session,
  cells: string,
  table: SourceTable,
  dataset: Dataset,
  out: string,
): Promise<void> => {
  const entries = entriesOf(table);
  const marked = dataset.fields
    .map(({ name }) => name)
    .filter((name) => entries.some((fields) => fields[name]?.distinguish !== undefined));
  const values = binder();
  const where = rowFilter(table.keep, table.skip, values);
  const all = entries.map((fields) => select(cells, dataset, fields, marked, where, values)).join('\nUNION ALL\n');
  const columns = dataset.fields.map(({ name }) => {
    return marked.includes(name) ? distinguished(name, dataset) : ident(name);
  });
  const empty = table.drop_empty.length > 0 && !dropsAfterAdding(table) ? `WHERE ${notEmpty(table)}` : '';
  await session.run(
    `CREATE TABLE ${ident(out)} AS SELECT * FROM (SELECT ${columns.join(', ')}, source_row FROM (${all}) AS mapped) AS rows ${empty}`,
    values.params,
  );
};

/** Values that a code translation does not know. */
export const unknownCodes = async (
  session: Session,
  cells: string,
  table: SourceTable,
  dataset: Dataset,
  sheetName: string | null,
  heading: (column: string) => string,
): Promise<readonly Fault[]> => {
  const translated = new Map<SourceField, string>();
  for (const fields of entriesOf(table))
    for (const [name, field] of Object.entries(fields)) if (field.codes) translated.set(field, name);
  const faults: Fault[] = [];
  for (const [field, name] of translated) {
    const values = binder();
    const unknown = unknownCodeSql(field, values);
    if (unknown === undefined) continue;
    const where = rowFilter(table.keep, table.skip, values);
    const rows = await session.rows(
      `SELECT source_row, value, count(*) OVER () AS total FROM (SELECT source_row, ${unknown} AS value FROM ${ident(cells)} WHERE ${where}) AS coded
       WHERE value IS NOT NULL ORDER BY source_row LIMIT ${listedAtMost}`,
      values.params,
    );
    faults.push(
      ...listed(Number(rows[0]?.total ?? 0), rows, (row) => ({
        code: 'source-code',
        severity: 'fault',
        dataset: dataset.name,
        place: placeOf(sheetName, {
          row: rowNumber(row),
          column: heading(field.from ?? name),
          value: String(row.value),
        }),
        detail: { field: name, known: Object.keys(field.codes ?? {}).join('、') },
      })),
    );
  }
  return faults;
};
