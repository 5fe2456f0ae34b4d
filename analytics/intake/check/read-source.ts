import type { Dataset } from '../../contracts/dataset.ts';
import { columnType } from '../../contracts/field.ts';
import { readInto, type Statement } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import { CsvError, EngineError, type Session } from '../../core/ports/engine.ts';
import { type Part, rowBase, type TextSource } from '../batch.ts';
import { UnreadableFileError } from '../read/sheet.ts';
import type { Found } from './found.ts';

/** A source once its cells are read: its table, and whether its rows are numbered by their place in it. */
export interface ReadSource {
  readonly source: TextSource;
  readonly table: string;
  readonly isInPlace: boolean;
}

/** Typed rows of one source as the batch sees them: numbered, without what is no data. */
const standing = ({ source: { dataset, inPlace }, table, isInPlace }: ReadSource): string => {
  const fields = dataset.fields.map((field) => ident(field.name)).join(', ');
  if (!inPlace || !isInPlace)
    return `SELECT source_file, source_row, ${fields}, faulty FROM ${ident(table)} WHERE faulty >= 0`;
  const { part, headerRow } = inPlace;
  return `SELECT CAST(${part.file} AS BIGINT) AS source_file, ${part.unit * rowBase} + 1 + rowid AS source_row, ${fields}, faulty
FROM ${ident(table)} WHERE rowid >= ${headerRow} AND faulty >= 0`;
};

/**
 * Reads a source's cells; a large text the engine stumbles over is copied record by record, which finds the broken one.
 */
export const readSource = async (session: Session, source: TextSource, table: string): Promise<ReadSource> => {
  const read = async (from: Statement): Promise<void> => {
    const { sql, params } = readInto(table, source.dataset, from, source.given);
    await session.run(sql, params);
  };
  if (source.inPlace) {
    try {
      await read(source.inPlace.records);
      return { source, table, isInPlace: true };
    } catch (cause) {
      if (!(cause instanceof EngineError)) throw cause;
    }
  }
  await read(await source.from());
  return { source, table, isInPlace: false };
};

/** The fault of a large text whose records are broken; other errors are not the file's. */
export const brokenText = (source: TextSource, cause: unknown, parts: ReadonlyMap<number, Part>): Found => {
  const part = source.inPlace?.part ?? [...parts.values()].find(({ dataset }) => dataset === source.dataset);
  if (part && cause instanceof UnreadableFileError) return { file: part.file, fault: cause.fault };
  if (!part || !(cause instanceof CsvError)) throw cause;
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
