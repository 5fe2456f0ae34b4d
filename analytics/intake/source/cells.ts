import type { Session } from '../../ports/engine.ts';
import { ident } from '../../sql/ident.ts';
import type { Fault } from '../fault.ts';
import { rowFilter } from './condition.ts';
import { dateSql } from './date.ts';
import { listed, listedAtMost, placeOf, rowNumber } from './faults.ts';
import { columnWords } from './heading.ts';
import { isNothing, numberSql } from './number.ts';
import type { SourceDescription, SourceSheet } from './schema.ts';
import { type Binder, binder, tidy } from './sql.ts';

export interface CellsInput {
  readonly source: SourceDescription;
  readonly sheet: SourceSheet;
  /** The raw table and the name its sheet has in the file, null for a CSV. */
  readonly raw: string;
  readonly sheetName: string | null;
  readonly headerRow: number;
  /** Position of each described column in the raw table; absent optional columns are not in it. */
  readonly positions: ReadonlyMap<string, number>;
  readonly parts: Readonly<Record<string, string>>;
}

/** Rows below the header that are read at all, with the described columns as tidy text and the parts of the file's name beside them. */
const loadText = async (session: Session, input: CellsInput, out: string): Promise<void> => {
  const names = Object.keys(input.sheet.columns);
  const values = binder();
  const column = (name: string): string => {
    const position = input.positions.get(name);
    return `${position === undefined ? 'CAST(NULL AS VARCHAR)' : tidy(ident(`c${position + 1}`))} AS ${ident(name)}`;
  };
  const parts = Object.entries(input.parts).map(([name, value]) => `${values.bind(value)} AS ${ident(name)}`);
  const { from = input.headerRow + 1, to } = input.sheet.rows;
  const row = (number: number): string => `CAST(${values.bind(String(number))} AS BIGINT)`;
  const range = `source_row >= ${row(from)}${to === undefined ? '' : ` AND source_row <= ${row(to)}`} AND source_row <> ${row(input.headerRow)}`;
  await session.run(
    `CREATE TABLE ${ident(out)} AS SELECT * FROM (
       SELECT source_row, ${[...names.map(column), ...parts].join(', ')} FROM ${ident(input.raw)} WHERE ${range}) AS cells
     WHERE coalesce(${names.map(ident).join(', ')}) IS NOT NULL AND ${rowFilter(input.sheet.keep, input.sheet.skip, values)}`,
    values.params,
  );
};

interface Reading {
  readonly name: string;
  readonly code: 'source-number' | 'source-date';
  readonly format: string;
  /** SQL of what the text means, NULL where it can't be read; and of whether it means nothing. */
  readonly read: (values: Binder) => string;
  readonly nothing: (values: Binder) => string;
}

const readings = ({ source, sheet }: CellsInput): readonly Reading[] =>
  Object.entries(sheet.columns).flatMap(([name, column]): readonly Reading[] => {
    const number = source.numbers[column.number ?? ''];
    if (number) {
      const read = (values: Binder): string => numberSql(ident(name), number, values);
      return [{ name, code: 'source-number', format: column.number ?? '', read, nothing: (values) => isNothing(ident(name), number.nothing, values) }];
    }
    const date = source.dates[column.date ?? ''];
    if (!date) return [];
    const read = (values: Binder): string => dateSql(ident(name), date, values);
    return [{ name, code: 'source-date', format: date.formats.join(', '), read, nothing: (values) => isNothing(ident(name), date.nothing, values) }];
  });

const unreadable = async (session: Session, input: CellsInput, table: string, reading: Reading): Promise<readonly Fault[]> => {
  const values = binder();
  const cell = ident(reading.name);
  const rows = await session.rows(
    `SELECT source_row, ${cell} AS value, count(*) OVER () AS total FROM ${ident(table)}
     WHERE ${cell} IS NOT NULL AND NOT ${reading.nothing(values)} AND (${reading.read(values)}) IS NULL
     ORDER BY source_row LIMIT ${listedAtMost}`,
    values.params,
  );
  const column = input.sheet.columns[reading.name];
  return listed(Number(rows[0]?.total ?? 0), rows, (row) => ({
    code: reading.code,
    severity: 'fault',
    place: placeOf(input.sheetName, { row: rowNumber(row), column: column ? columnWords(column) : reading.name, value: String(row.value) }),
    detail: { format: reading.format },
  }));
};

/** Cells as typed text: plain decimals and ISO dates; what can't be read stays as it was and is named as a fault. */
export const readCells = async (session: Session, input: CellsInput, out: string): Promise<readonly Fault[]> => {
  const text = `${out}_text`;
  await loadText(session, input, text);
  const typed = readings(input);
  const faults: Fault[] = [];
  for (const reading of typed) faults.push(...(await unreadable(session, input, text, reading)));
  const values = binder();
  const byName = new Map(typed.map((reading) => [reading.name, reading]));
  const columns = [...Object.keys(input.sheet.columns), ...Object.keys(input.parts)].map((name) => {
    const reading = byName.get(name);
    if (!reading) return ident(name);
    return `CASE WHEN ${reading.nothing(values)} THEN NULL ELSE coalesce(${reading.read(values)}, ${ident(name)}) END AS ${ident(name)}`;
  });
  await session.run(`CREATE TABLE ${ident(out)} AS SELECT source_row, ${columns.join(', ')} FROM ${ident(text)}`, values.params);
  return faults;
};
