/** A plain JSON value: DECIMAL, HUGEINT, DATE and TIMESTAMP arrive as text so that nothing exact becomes a float. */
export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;
export type Params = Readonly<Record<string, Cell>>;

/** Cells as text, null for absent. */
export type TextRow = readonly (string | null)[];

export interface CsvShape {
  readonly delimiter: string;
  /** Names for every column of the file, left to right; the header line is read as a row like any other. */
  readonly columns: readonly string[];
}

/**
 * One private database in memory with a workspace folder. Values are bound by name (`$year`), never spliced;
 * errors are EngineError and carry the statement's label and parameter names, not values.
 */
export interface Session {
  /** Folder that belongs to this session and goes with it. */
  readonly workspace: string;
  run(sql: string, params?: Params): Promise<void>;
  rows(sql: string, params?: Params): Promise<readonly Row[]>;
  /** How many columns a relation of this session has; 0 where there is no such relation. */
  width(relation: string): Promise<number>;
  /** Creates an all-VARCHAR table and appends the cells in order. */
  loadText(table: string, columns: readonly string[], rows: Iterable<TextRow>): Promise<void>;
  /**
   * Creates a table of columns with their SQL types and appends the cells in order, each cast to its column's type.
   * Throws EngineError where a text is not of that type.
   */
  loadTyped(table: string, columns: Readonly<Record<string, string>>, rows: Iterable<TextRow>): Promise<void>;
  /**
   * Reads a UTF-8 CSV into an all-VARCHAR table with a `source_row` BIGINT (1 for the first record); never guesses
   * types. Empty cells and cells missing at a record's end are NULL; a record without content is counted but left out.
   * Throws CsvError, and UnreadableFileError where quotes go wrong.
   */
  loadCsv(table: string, path: string, shape: CsvShape): Promise<void>;
  /**
   * A view over a UTF-8 CSV, all VARCHAR, its records in order, nothing copied and nothing checked yet: a ragged record
   * is an EngineError when the view is read. False, and no view, where only `loadCsv` counts the file's records right.
   */
  viewCsv(view: string, path: string, shape: CsvShape): Promise<boolean>;
  /**
   * A view over Parquet files, in their order; a column that files older than it do not have is NULL there. An empty
   * table of these columns when there are no files.
   */
  viewParquet(view: string, paths: readonly string[], columns: Readonly<Record<string, string>>): Promise<void>;
  /** Writes a query's rows, in its order, to Parquet (zstd). The file appears whole or not at all. */
  writeParquet(sql: string, path: string, params?: Params): Promise<void>;
  /**
   * Writes a text file in UTF-8: the heading, then the query's one column of text in its order, each as it is and ended
   * by a line feed. The file appears whole or not at all.
   */
  writeLines(heading: string, sql: string, path: string): Promise<void>;
  close(): Promise<void>;
}

export interface Engine {
  /** Name and version, as recorded in run.json. */
  readonly version: string;
  /**
   * `readable` lists the folders outside the workspace that the session may read; beyond so many megabytes it goes to
   * disk, or sooner where the engine's own limit is lower.
   */
  open(readable: readonly string[], megabytes?: number): Promise<Session>;
}

/**
 * `of` says whether the engine stumbled over a record of a CSV, which another reader may take, or over anything else.
 */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly statement: string;
  readonly parameterNames: readonly string[];
  readonly of: 'csv' | 'engine';
  constructor(
    statement: string,
    parameterNames: readonly string[],
    options?: ErrorOptions & { readonly of?: 'csv' | 'engine' },
  ) {
    const why = options?.cause instanceof Error ? options.cause.message : 'unknown cause';
    super(`statement failed: ${why}`, options);
    this.statement = statement;
    this.parameterNames = parameterNames;
    this.of = options?.of ?? 'engine';
  }
}

/**
 * Whether a statement failed over a record of a CSV. Out of memory, say, another reader of the same text would be too.
 */
export const isOfCsv = (cause: unknown): boolean => cause instanceof EngineError && cause.of === 'csv';

/** A record of a CSV says more than there are columns for; `record` counts from 1, as `source_row` does. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
  readonly record: number;
  readonly columns: number;
  readonly cells: number;
  constructor(record: number, columns: number, cells: number, options?: ErrorOptions) {
    super(`record ${record} has ${cells} cells for ${columns} columns`, options);
    this.record = record;
    this.columns = columns;
    this.cells = cells;
  }
}
