import type { Dataset } from '../../contracts/dataset.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { Fault } from '../fault.ts';
import { dropsAfterAdding, notEmpty } from './add-up.ts';
import { rowFilter } from './condition.ts';
import { listed, listedAtMost, placeOf, rowNumber } from './faults.ts';
import { fieldSql, unknownCodeSql } from './field.ts';
import { joinPhases, phaseSql, slotColumn } from './pivot.ts';
import type { FiscalYearRule, SourceField, SourceTable } from './schema.ts';
import { type Binder, binder } from './sql.ts';

type Fields = Readonly<Record<string, SourceField>>;

/** The mappings of each output row that one source row gives: one, or one for each entry of `unpivot` or `pivot`. */
export const entriesOf = (table: SourceTable): readonly Fields[] =>
  (table.unpivot ?? Object.values(table.pivot?.entries ?? { all: {} })).map((entry) => ({ ...table.fields, ...entry }));

/** Every mapping of a table with its place in it. */
export const mappingsOf = (table: SourceTable): readonly (readonly [at: string, Fields])[] => [
  ['fields', table.fields],
  ...(table.unpivot ?? []).map((entry, index) => [`unpivot.${index}`, entry] as const),
  ...Object.entries(table.pivot?.entries ?? {}).map(([phase, entry]) => [`pivot.entries.${phase}`, entry] as const),
];

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
  {
    where,
    slot,
    fiscalYear,
  }: { readonly where: string; readonly slot: string | undefined; readonly fiscalYear: FiscalYearRule | undefined },
  values: Binder,
): string => {
  const columns = dataset.fields.map(({ name }) => {
    const field = fields[name];
    return `${field ? fieldSql(field, values, fiscalYear) : 'CAST(NULL AS VARCHAR)'} AS ${ident(name)}`;
  });
  const marks = marked.map((name) => {
    const by = fields[name]?.distinguish;
    return `${by ? `coalesce(${ident(by)}, '')` : "''"} AS ${ident(`mark_${name}`)}`;
  });
  const slots = slot === undefined ? [] : [`${slot} AS ${slotColumn}`];
  return `SELECT ${[...columns, ...marks, ...slots].join(', ')}, source_row FROM ${ident(cells)} WHERE ${where}`;
};

/** Two tables: rows before those of one key come together, and before that the mapped rows of every phase. */
export interface MadeRows {
  readonly rows: string;
  readonly mapped: string;
}

/** The contract's fields as text, one row for each source row and entry, and of a pivot one for each key. */
export const makeRows = async (
  session: Session,
  cells: string,
  table: SourceTable,
  dataset: Dataset,
  out: string,
  fiscalYear: FiscalYearRule | undefined,
): Promise<MadeRows> => {
  const entries = entriesOf(table);
  const marked = dataset.fields
    .map(({ name }) => name)
    .filter((name) => entries.some((fields) => fields[name]?.distinguish !== undefined));
  const values = binder();
  const where = rowFilter(table.keep, table.skip, values);
  const phases = Object.keys(table.pivot?.entries ?? {});
  const all = entries
    .flatMap((fields, index) => {
      const phase = phases[index];
      if (!table.pivot || phase === undefined)
        return select(cells, dataset, fields, marked, { where, slot: undefined, fiscalYear }, values);
      if (Object.keys(table.pivot.entries[phase] ?? {}).length === 0) return [];
      const of = phaseSql(table.pivot, phase, values);
      return select(
        cells,
        dataset,
        fields,
        marked,
        { where: `${where} AND ${of.where}`, slot: of.slot, fiscalYear },
        values,
      );
    })
    .join('\nUNION ALL\n');
  const columns = dataset.fields.map(({ name }) => {
    return marked.includes(name) ? distinguished(name, dataset) : ident(name);
  });
  const empty = table.drop_empty.length > 0 && !dropsAfterAdding(table) ? `WHERE ${notEmpty(table)}` : '';
  const mapped = `SELECT ${[...columns, ...(table.pivot ? [slotColumn] : [])].join(', ')}, source_row
    FROM (${all}) AS mapped`;
  if (!table.pivot) {
    await session.run(`CREATE TABLE ${ident(out)} AS SELECT * FROM (${mapped}) AS rows ${empty}`, values.params);
    return { rows: out, mapped: out };
  }
  const apart = `${out}_phases`;
  await session.run(`CREATE TABLE ${ident(apart)} AS ${mapped}`, values.params);
  const joined = joinPhases(ident(apart), table.pivot, dataset);
  await session.run(`CREATE TABLE ${ident(out)} AS SELECT * FROM (${joined}) AS rows ${empty}`);
  return { rows: out, mapped: apart };
};

/** Values that a code translation does not know. */
export const unknownCodes = async (
  session: Session,
  cells: string,
  table: SourceTable,
  dataset: Dataset,
  sheetName: string | null,
  heading: (column: string) => string,
  path: string,
): Promise<readonly Fault[]> => {
  const translated = mappingsOf(table).flatMap(([at, fields]) =>
    Object.entries(fields).map(([name, field]) => ({ name, field, at: `${path}.${at}.${name}` })),
  );
  const faults: Fault[] = [];
  for (const { name, field, at } of translated) {
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
        detail: {
          field: name,
          at,
          known: Object.keys(field.codes ?? {})
            .filter((code) => code !== '')
            .join('、'),
        },
      })),
    );
  }
  return faults;
};
