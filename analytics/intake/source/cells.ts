import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { Fault } from '../fault.ts';
import { cleanSql, fillDownSql } from './clean.ts';
import { rowFilter } from './condition.ts';
import { dateSql } from './date.ts';
import { listed, listedAtMost, pathIn, placeOf, rowNumber } from './faults.ts';
import type { Header } from './header.ts';
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
  readonly header: Pick<Header, 'first' | 'last'>;
  /** Position of each described column in the raw table; absent optional columns are not in it. */
  readonly positions: ReadonlyMap<string, number>;
  readonly parts: Readonly<Record<string, string>>;
}

/**
 * Rows below the header that are read at all, with the described columns as tidy text and what stands outside the rows
 * (parts of names, titles) beside them.
 */
const loadText = async (session: Session, input: CellsInput, out: string): Promise<void> => {
  const names = Object.keys(input.sheet.columns);
  const values = binder();
  const column = (name: string): string => {
    const position = input.positions.get(name);
    const of = input.sheet.columns[name]?.shows === 'decimals' ? 'd' : 'c';
    if (position === undefined) return `CAST(NULL AS VARCHAR) AS ${ident(name)}`;
    const cell = tidy(ident(`${of}${position + 1}`));
    const clean = input.sheet.columns[name]?.clean;
    return `${clean ? cleanSql(cell, clean, values) : cell} AS ${ident(name)}`;
  };
  const parts = Object.entries(input.parts).map(([name, value]) => `${values.bind(value)} AS ${ident(name)}`);
  const { from = input.header.last + 1, to } = input.sheet.rows;
  const row = (number: number): string => `CAST(${values.bind(String(number))} AS BIGINT)`;
  const range = `source_row >= ${row(from)}${to === undefined ? '' : ` AND source_row <= ${row(to)}`} AND source_row NOT BETWEEN ${row(input.header.first)} AND ${row(input.header.last)}`;
  const written = `SELECT * FROM (
       SELECT source_row, ${[...names.map(column), ...parts].join(', ')} FROM ${ident(input.raw)} WHERE ${range}) AS cells
     WHERE coalesce(${names.map(ident).join(', ')}) IS NOT NULL`;
  await session.run(
    `CREATE TABLE ${ident(out)} AS SELECT * FROM (${fillDownSql(written, input.sheet.columns, values)}) AS filled
     WHERE ${rowFilter(input.sheet.keep, input.sheet.skip, values)}`,
    values.params,
  );
};

interface Reading {
  readonly name: string;
  readonly code: 'source-number' | 'source-date';
  readonly format: string;
  /** SQL of what the text means, NULL where it means nothing or can't be read. */
  readonly read: (text: string, values: Binder) => string;
  /** SQL telling whether the text means nothing. */
  readonly nothing: (text: string, values: Binder) => string;
}

const readings = ({ source, sheet }: CellsInput): readonly Reading[] =>
  Object.entries(sheet.columns).flatMap(([name, column]): readonly Reading[] => {
    const number = source.numbers[column.number ?? ''];
    if (number) {
      const read: Reading['read'] = (text, values) => numberSql(text, number, values);
      return [
        {
          name,
          code: 'source-number',
          format: column.number ?? '',
          read,
          nothing: (text, values) => isNothing(text, number.nothing, values),
        },
      ];
    }
    const date = source.dates[column.date ?? ''];
    if (!date) return [];
    const read: Reading['read'] = (text, values) => dateSql(text, date, values);
    return [
      {
        name,
        code: 'source-date',
        format: date.formats.join(', '),
        read,
        nothing: (text, values) => isNothing(text, date.nothing, values),
      },
    ];
  });

const isUnreadable = (name: string, nothing: string): string =>
  `text.${ident(name)} IS NOT NULL AND cells.${ident(name)} IS NULL AND NOT ${nothing}`;

const beside = (out: string): string =>
  `FROM ${ident(`${out}_text`)} AS text JOIN ${ident(out)} AS cells ON cells.source_row = text.source_row`;

/** How many cells of each typed column could not be read, in one pass. */
const countUnreadable = async (
  session: Session,
  out: string,
  typed: readonly Reading[],
): Promise<ReadonlyMap<string, number>> => {
  if (typed.length === 0) return new Map();
  const values = binder();
  const counts = typed.map(
    ({ name, nothing }) =>
      `count(CASE WHEN ${isUnreadable(name, nothing(`text.${ident(name)}`, values))} THEN 1 END) AS ${ident(name)}`,
  );
  const [row] = await session.rows(`SELECT ${counts.join(', ')} ${beside(out)}`, values.params);
  return new Map(typed.map(({ name }) => [name, Number(row?.[name] ?? 0)]));
};

/** Names the unreadable cells of a column and puts their text back, so that nothing looks empty that is not. */
const nameUnreadable = async (
  session: Session,
  input: CellsInput,
  out: string,
  reading: Reading,
  total: number,
): Promise<readonly Fault[]> => {
  const { name, nothing } = reading;
  const values = binder();
  const where = isUnreadable(name, nothing(`text.${ident(name)}`, values));
  const rows = await session.rows(
    `SELECT text.source_row AS source_row, text.${ident(name)} AS value ${beside(out)} WHERE ${where} ORDER BY 1 LIMIT ${listedAtMost}`,
    values.params,
  );
  await session.run(
    `UPDATE ${ident(out)} AS cells SET ${ident(name)} = text.${ident(name)} FROM ${ident(`${out}_text`)} AS text
     WHERE text.source_row = cells.source_row AND ${where}`,
    values.params,
  );
  const column = input.sheet.columns[name];
  return listed(total, rows, (row) => ({
    code: reading.code,
    severity: 'fault',
    place: placeOf(input.sheetName, {
      row: rowNumber(row),
      column: column ? columnWords(column) : name,
      value: String(row.value),
    }),
    detail: { format: reading.format, at: pathIn(input.source, input.sheet, 'columns', name) },
  }));
};

/** Cells as typed text: plain decimals and ISO dates; what can't be read stays as it was and is named as a fault. */
export const readCells = async (session: Session, input: CellsInput, out: string): Promise<readonly Fault[]> => {
  const text = `${out}_text`;
  await loadText(session, input, text);
  const typed = readings(input);
  const values = binder();
  const byName = new Map(typed.map((reading) => [reading.name, reading]));
  const columns = [...Object.keys(input.sheet.columns), ...Object.keys(input.parts)].map((name) => {
    const reading = byName.get(name);
    return reading ? `${reading.read(ident(name), values)} AS ${ident(name)}` : ident(name);
  });
  await session.run(
    `CREATE TABLE ${ident(out)} AS SELECT source_row, ${columns.join(', ')} FROM ${ident(text)}`,
    values.params,
  );
  const counts = await countUnreadable(session, out, typed);
  const faults: Fault[] = [];
  for (const reading of typed) {
    const total = counts.get(reading.name) ?? 0;
    if (total > 0) faults.push(...(await nameUnreadable(session, input, out, reading, total)));
  }
  return faults;
};
