import { grammar } from '../../contracts/checks/grammar.ts';
import { literal } from '../../contracts/checks/sql.ts';
import type { Dataset } from '../../contracts/dataset.ts';
import { columnType } from '../../contracts/field.ts';
import { readCells, type Statement, suspectBit } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import { CsvError, isOfCsv, type Session } from '../../core/ports/engine.ts';
import { rowBase, type TextSource } from '../batch.ts';
import { UnreadableFileError } from '../read/sheet.ts';
import type { Found } from './found.ts';

/** A source once its cells are read. */
export interface ReadSource {
  readonly source: TextSource;
  /** The relation of its typed records, with those that are no data. */
  readonly table: string;
  /** Whether its records are numbered by their place in the file. */
  readonly isInPlace: boolean;
  /** The table of the numbers of records that a closer look found to be no data, where there are any. */
  readonly aside: string | null;
}

/** SQL of a typed record's number in its file. */
export const recordNumber = ({ isInPlace }: Pick<ReadSource, 'isInPlace'>): string =>
  isInPlace ? 'file_row_number + 1' : `source_row % ${rowBase}`;

/** SQL that is true for the records of a source that are data. */
export const isData = (read: Omit<ReadSource, 'table'>): string => {
  const { source, isInPlace, aside } = read;
  return [
    'faulty >= 0',
    ...(isInPlace && source.large ? [`file_row_number >= ${source.large.heading.headerRow}`] : []),
    ...(aside ? [`${recordNumber(read)} NOT IN (SELECT record FROM ${ident(aside)})`] : []),
  ].join(' AND ');
};

/** Typed rows of one source as the batch sees them: numbered, without what is no data. */
const standing = (read: ReadSource): string => {
  const { source, table, isInPlace } = read;
  const fields = source.dataset.fields.map((field) => ident(field.name)).join(', ');
  const origin =
    source.large && isInPlace
      ? `CAST(${source.large.part.file} AS BIGINT) AS source_file, ${source.large.part.unit * rowBase} + ${recordNumber(read)} AS source_row`
      : 'source_file, source_row';
  const faulty = source.large ? `faulty % ${suspectBit} AS faulty` : 'faulty';
  return `SELECT ${origin}, ${fields}, ${faulty} FROM ${ident(table)} WHERE ${isData(read)}`;
};

/**
 * Typed records of a large text go to a file of the workspace rather than into memory: they take a tenth of the room
 * there, and each check reads the columns that it needs. Fields without a column are the same in every record, so they
 * are not written; nor is much time spent on making a file small that goes with the session.
 */
const readInPlace = async (
  session: Session,
  { dataset, given, beside = [] }: TextSource,
  records: Statement,
  table: string,
): Promise<void> => {
  const path = `${session.workspace}/${table}.parquet`;
  const { sql, params } = readCells(dataset, records, given, beside);
  const written = [...[...given.map(({ name }) => name), ...beside].map(ident), 'faulty'].join(', ');
  await session.run(
    `COPY (SELECT ${written} FROM (${sql}) records) TO ${literal(path)} (FORMAT parquet, COMPRESSION lz4, ROW_GROUP_SIZE 30720)`,
    params,
  );
  const absent = dataset.fields.filter((field) => !given.includes(field));
  const same = absent.map((field) => `${grammar.readAbsent(field)} AS ${ident(field.name)}, `).join('');
  await session.run(
    `CREATE VIEW ${ident(table)} AS SELECT ${written}, ${same}file_row_number FROM read_parquet(${literal(path)}, file_row_number = true)`,
  );
};

/**
 * Reads a source's cells; a large text the engine stumbles over is copied record by record, which finds the broken one.
 */
export const readSource = async (session: Session, source: TextSource, table: string): Promise<ReadSource> => {
  if (source.large?.inPlace) {
    try {
      await readInPlace(session, source, source.large.inPlace, table);
      return { source, table, isInPlace: true, aside: null };
    } catch (cause) {
      if (!isOfCsv(cause)) throw cause;
    }
  }
  const { sql, params } = readCells(source.dataset, await source.from(), source.given, source.beside);
  await session.run(`CREATE TABLE ${ident(table)} AS ${sql}`, params);
  return { source, table, isInPlace: false, aside: null };
};

/**
 * The fault of a large text whose records are broken, of the file that it is: the only one that is read as it goes.
 * Other errors are no file's.
 */
export const brokenText = ({ large }: TextSource, cause: unknown): Found => {
  if (large && cause instanceof UnreadableFileError) return { file: large.part.file, fault: cause.fault };
  if (!large || !(cause instanceof CsvError)) throw cause;
  const { part } = large;
  const detail = { columns: String(cause.columns), cells: String(cause.cells) };
  return {
    file: part.file,
    fault: {
      code: 'row-too-long',
      severity: 'fault',
      dataset: part.dataset.name,
      place: { row: cause.record },
      detail,
      times: 1,
    },
  };
};

/** An empty relation of the typed rows' shape. */
const noRows = (dataset: Dataset): string => {
  const fields = dataset.fields.map((field) => `CAST(NULL AS ${columnType(field)}) AS ${ident(field.name)}`).join(', ');
  return `SELECT CAST(0 AS BIGINT) AS source_file, CAST(0 AS BIGINT) AS source_row, ${fields}, CAST(0 AS BIGINT) AS faulty WHERE false`;
};

/** The typed rows of these sources, one below another. */
export const typedRows = (dataset: Dataset, sources: readonly ReadSource[]): string =>
  sources.length > 0 ? sources.map(standing).join('\nUNION ALL ') : noRows(dataset);
