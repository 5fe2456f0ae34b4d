import { ident } from '../core/ident.ts';
import type { Params } from '../core/ports/engine.ts';
import { grammar } from './checks/grammar.ts';
import type { Dataset } from './dataset.ts';
import { columnType, type Field } from './field.ts';

/** A statement and the values bound to it. */
export interface Statement {
  readonly sql: string;
  readonly params: Params;
}

/**
 * All typed rows of a batch: `source_file` numbers the file within the batch, `source_row` the row within it, `faulty`
 * has one bit per field.
 */
export const typedTable = (dataset: Pick<Dataset, 'name'>): string => `typed_${dataset.name.replaceAll('-', '_')}`;

/** The bit of `faulty` that says the field's cell was not accepted. */
export const faultyBit = (dataset: Dataset, field: Field): number => 2 ** dataset.fields.indexOf(field);

/** `faulty` of records that are no data: blank ones and totals. They stay in place so that records can be counted. */
export const notData = -1;

/** The bit of `faulty` of records that must be looked at more closely, past those of all fields. */
export const suspectBit = 2 ** 50;

const parsed = (field: Field): string => ident(`parsed_${field.name}`);

const bound = (field: Field, edge: 'min' | 'max', params: Record<string, string>): string[] => {
  const value = field[edge];
  if (value === undefined) return [];
  params[`${edge}_${field.name}`] = value;
  return [`${parsed(field)} ${edge === 'min' ? '<' : '>'} CAST($${edge}_${field.name} AS ${columnType(field)})`];
};

/**
 * The field's bit in SQL where its cell is a fault, required and empty, written but not readable, or out of its range;
 * else 0.
 */
const faultBit = (dataset: Dataset, field: Field, params: Record<string, string>): string => {
  const cell = ident(field.name);
  const bit = `CAST(${faultyBit(dataset, field)} AS BIGINT)`;
  const outside = [...bound(field, 'min', params), ...bound(field, 'max', params)];
  const readable = outside.length > 0 ? `CASE WHEN ${outside.join(' OR ')} THEN ${bit} ELSE 0 END` : '0';
  const mayBeEmpty = !field.required && field.fallback === undefined;
  const empty = mayBeEmpty ? `WHEN ${cell} IS NULL THEN 0 WHEN ${grammar.isEmpty(field)} THEN 0 ` : '';
  return `CASE WHEN ${parsed(field)} IS NOT NULL THEN ${readable} ${empty}ELSE ${bit} END`;
};

/**
 * The one pass over a contract's text cells: selects every cell as its field's grammar reads it, and `faulty`, which
 * marks those that are faults. `from` selects `source_file`, `source_row`, the contract's fields as text, and
 * `is_data`, NULL where the record is to be looked at more closely. `given` are the fields that have a column there: a
 * grammar costs more to plan than a few rows to read, so that of a field without one only what an empty cell stands for
 * is written out. Columns `beside` them are handed on as they came.
 */
export const readCells = (
  dataset: Dataset,
  from: Statement,
  given: readonly Field[],
  beside: readonly string[] = [],
): Statement => {
  const params: Record<string, string> = {};
  const isGiven = new Set(given);
  const reads = dataset.fields.map(
    (field) => `${isGiven.has(field) ? grammar.read(field) : grammar.readAbsent(field)} AS ${parsed(field)}`,
  );
  const bits = dataset.fields
    .filter((field) => isGiven.has(field) || field.required || field.fallback !== undefined)
    .map((field) => faultBit(dataset, field, params));
  const sql = `SELECT source_file, source_row, ${dataset.fields.map((field) => `${parsed(field)} AS ${ident(field.name)}`).join(', ')},${beside.map((column) => ` ${ident(column)},`).join('')}
  CASE WHEN is_data = false THEN ${notData} ELSE ${[...bits, ''].join(' + ')}CASE WHEN is_data IS NULL THEN ${suspectBit} ELSE 0 END END AS faulty
FROM (SELECT *, ${reads.join(',\n  ')} FROM (SELECT *, ${grammar.isPlainRow(given)} AS is_plain FROM (${from.sql}) cells) plain) readings`;
  return { sql, params: { ...from.params, ...params } };
};

/**
 * How many keys of the batch occur more than once at most; zero for certain when there are none. Far cheaper than
 * naming them.
 */
export const repeatedKeys = (dataset: Dataset): string =>
  `SELECT count(*) - count(DISTINCT hash(source_file, ${dataset.key.map(ident).join(', ')})) AS repeated FROM ${ident(typedTable(dataset))}`;

/** Second and later rows of each key within a file, with the number of its rows. */
export const duplicateKeys = (dataset: Dataset): string => {
  const key = dataset.key.map(ident).join(', ');
  const written = dataset.key.map((column) => `CAST(${ident(column)} AS VARCHAR)`).join(` || ' / ' || `);
  return `SELECT t.source_row, ${written} AS value, d.times
FROM ${ident(typedTable(dataset))} t
JOIN (SELECT source_file, ${key}, count(*) AS times, min(source_row) AS first_row FROM ${ident(typedTable(dataset))}
      GROUP BY source_file, ${key} HAVING count(*) > 1) d USING (source_file, ${key})
WHERE t.source_row <> d.first_row`;
};
