import type { Dataset } from '../../contracts/dataset.ts';
import { columnType } from '../../contracts/field.ts';
import {
  duplicateKeys,
  faultyBit,
  readInto,
  repeatedKeys,
  type Statement,
  typedTable,
} from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import { CsvError, EngineError, type Row, type Session } from '../../core/ports/engine.ts';
import { type Batch, type Part, partOfRow, partsOf, rowBase, type TextSource } from '../batch.ts';
import type { Fault } from '../fault.ts';
import { formulaMark, UnreadableFileError } from '../read/sheet.ts';
import { explainCell } from './explain-cell.ts';
import { lookCloser, recordNumber } from './look-closer.ts';

/** A fault with the number of its file within the batch. */
export interface Found {
  readonly file: number;
  readonly fault: Fault;
}

/** Rows with faults that are looked at one by one in each part; the rest are counted. */
const listedRows = 1000;

const shown = (raw: string): string => raw.replace(formulaMark, '').trim().slice(0, 120);

const placed = (part: Part, sourceRow: number, field: string, value: string | null): Fault['place'] => {
  const label = part.dataset.fields.find((each) => each.name === field)?.label.zh;
  const column = part.headers[field] ?? label;
  return {
    ...(part.sheet === null ? {} : { sheet: part.sheet }),
    row: sourceRow % rowBase,
    ...(column === undefined ? {} : { column }),
    ...(value === null ? {} : { value: shown(value) }),
  };
};

export const foundAt = (
  part: Part,
  code: string,
  sourceRow: number,
  field: string,
  value: string | null,
  more: Partial<Fault> = {},
): Found => ({
  file: part.file,
  fault: {
    code,
    severity: 'fault',
    dataset: part.dataset.name,
    place: placed(part, sourceRow, field, value),
    detail: {},
    times: 1,
    ...more,
  },
});

/** Numbers the rows of a query within their part, so that only the first of each are listed. */
export const listedOf = (query: string, limit: number): string => `SELECT * FROM (
  SELECT v.*, row_number() OVER (PARTITION BY source_row >> 32 ORDER BY source_row) AS nth, count(*) OVER (PARTITION BY source_row >> 32) AS total
  FROM (${query}) v WHERE source_row IS NOT NULL) numbered WHERE nth <= ${limit} ORDER BY source_row`;

/**
 * A source description may take responsibility for what its source is known to break; the fault is then a warning with
 * the reason.
 */
const acceptedAs = (part: Part, code: string, detail: Fault['detail'] = {}): Partial<Fault> => {
  const because = part.accept.find((each) => each.rule === code)?.because;
  return because ? { severity: 'warning', detail: { ...detail, because_zh: because.zh, because_en: because.en } } : {};
};

const text = (value: Row[string] | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

const cellFaults = async (session: Session, source: TextSource, parts: ReadonlyMap<number, Part>): Promise<Found[]> => {
  const { dataset, inPlace } = source;
  const typed = dataset.fields
    .map((field) => `t.${ident(field.name)} IS NOT NULL AS ${ident(`is_${field.name}`)}`)
    .join(', ');
  const unfit = `SELECT t.source_row, t.faulty, ${typed} FROM ${ident(typedTable(dataset))} t WHERE t.faulty <> 0`;
  const faulty = listedOf(unfit, listedRows);
  if (inPlace && (await session.rows(`SELECT 1 FROM (${unfit}) u LIMIT 1`)).length === 0) return [];
  const from = await source.from();
  const raw = dataset.fields.map((field) => `x.${ident(field.name)}`).join(', ');
  const rows = await session.rows(
    `SELECT f.*, ${raw} FROM (${faulty}) f JOIN (${from.sql}) x USING (source_row) ORDER BY source_row`,
    from.params,
  );
  const found: Found[] = [];
  for (const row of rows) {
    const sourceRow = Number(row.source_row);
    const part = partOfRow(parts, sourceRow);
    for (const field of dataset.fields) {
      // A missing column is one fault of the header, not one of every row.
      const absent = part.headers[field.name] === undefined && field.required;
      if (absent || Math.floor(Number(row.faulty) / faultyBit(dataset, field)) % 2 === 0) continue;
      const written = text(row[field.name]);
      const unit = part.units.get(field.name);
      const value =
        unit !== undefined && unit !== '元' && written?.endsWith(unit) ? written.slice(0, -unit.length) : written;
      const { code, detail } = explainCell(field, written, row[`is_${field.name}`] === true);
      found.push(foundAt(part, code, sourceRow, field.name, value, { detail, ...acceptedAs(part, code, detail) }));
    }
    if (Number(row.nth) === listedRows && Number(row.total) > listedRows) {
      const detail = { rows: String(Number(row.total) - listedRows) };
      found.push(foundAt(part, 'more-faults', sourceRow, '', null, { detail, times: Number(row.total) - listedRows }));
    }
  }
  return found;
};

const keyFaults = async (session: Session, dataset: Dataset, parts: ReadonlyMap<number, Part>): Promise<Found[]> => {
  const [repeated] = await session.rows(repeatedKeys(dataset));
  if (Number(repeated?.repeated) === 0) return [];
  const labels = dataset.fields.filter((field) => dataset.key.includes(field.name)).map((field) => field.label);
  const detail = {
    key_zh: labels.map((label) => label.zh).join('、'),
    key_en: labels.map((label) => label.en).join(', '),
  };
  const rows = await session.rows(listedOf(duplicateKeys(dataset), 100));
  return rows.map((row) => {
    const sourceRow = Number(row.source_row);
    const part = partOfRow(parts, sourceRow);
    const times = Number(row.nth) === 100 ? Number(row.total) - 99 : 1;
    // The most telling key column that the file has.
    const column = dataset.key.findLast((name) => part.headers[name] !== undefined) ?? dataset.key.at(-1) ?? '';
    return foundAt(part, 'duplicate-key', sourceRow, column, text(row.value), {
      detail: { ...detail, count: String(row.times) },
      times,
    });
  });
};

const ruleFaults = async (session: Session, dataset: Dataset, parts: ReadonlyMap<number, Part>): Promise<Found[]> => {
  const found: Found[] = [];
  if (!dataset.rules?.length) return found;
  await session.run(`CREATE OR REPLACE VIEW typed AS SELECT * FROM ${ident(typedTable(dataset))}`);
  for (const rule of dataset.rules) {
    for (const row of await session.rows(listedOf(rule.sql, 100))) {
      const sourceRow = Number(row.source_row);
      const part = partOfRow(parts, sourceRow);
      const times = Number(row.nth) === 100 ? Number(row.total) - 99 : 1;
      found.push(
        foundAt(part, rule.code, sourceRow, String(row.field), text(row.value), {
          times,
          ...acceptedAs(part, rule.code),
        }),
      );
    }
  }
  return found;
};

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
const readSource = async (session: Session, source: TextSource, table: string): Promise<ReadSource> => {
  const read = async (from: Statement): Promise<void> => {
    const { sql, params } = readInto(table, source.dataset, from);
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
const brokenText = (source: TextSource, cause: unknown, parts: ReadonlyMap<number, Part>): Found => {
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

const rowWarnings = async (session: Session, { source, table, isInPlace }: ReadSource): Promise<Found[]> => {
  const faults = await lookCloser(session, source, table, recordNumber(isInPlace));
  return faults.map((fault) => ({ file: source.large?.file ?? 0, fault }));
};

/** What checking a dataset leaves: the faults, and the sources whose typed rows are in the session. */
export interface Checked {
  readonly found: readonly Found[];
  /** Files with a fault that is of no row that was read. */
  readonly unplaced: readonly number[];
  readonly sources: readonly ReadSource[];
}

/** Queries of the rows that break a dataset's cells, keys or rules, by `source_row`, however many. */
export const violatorsOf = (dataset: Dataset): readonly string[] => [
  `SELECT source_row FROM ${ident(typedTable(dataset))} WHERE faulty <> 0`,
  duplicateKeys(dataset),
  ...(dataset.rules ?? []).map(({ sql }) => sql.replaceAll(/\btyped\b/g, ident(typedTable(dataset)))),
];

/** A cell that could not be read needs no second fault for what a rule misses in it. */
const cellOf = ({ file, fault: { place } }: Found): string =>
  JSON.stringify([file, place.sheet, place.row, place.column]);

/**
 * Reads all cells of one dataset into its typed rows and finds the faults of cells, keys and contract rules, in this
 * order.
 */
export const checkDataset = async (session: Session, batch: Batch, dataset: Dataset): Promise<Checked> => {
  const parts = partsOf(batch.files);
  const found: Found[] = [];
  const unplaced: Found[] = [];
  const sources: ReadSource[] = [];
  for (const [index, source] of batch.texts.filter((each) => each.dataset === dataset).entries()) {
    try {
      sources.push(await readSource(session, source, `${typedTable(dataset)}_${index}`));
    } catch (cause) {
      unplaced.push(brokenText(source, cause, parts));
    }
  }
  await session.run(
    `CREATE VIEW ${ident(typedTable(dataset))} AS ${sources.length > 0 ? sources.map(standing).join('\nUNION ALL ') : noRows(dataset)}`,
  );
  found.push(...unplaced);
  for (const read of sources) {
    const closer = await rowWarnings(session, read);
    unplaced.push(...closer.filter(({ fault }) => fault.severity === 'fault'));
    found.push(...closer, ...(await cellFaults(session, read.source, parts)));
  }
  const named = new Set(found.map(cellOf));
  const ruled = (await ruleFaults(session, dataset, parts)).filter((each) => !named.has(cellOf(each)));
  found.push(...(await keyFaults(session, dataset, parts)), ...ruled);
  return { found, unplaced: unplaced.map(({ file }) => file), sources };
};

/** An empty relation of the typed rows' shape. */
const noRows = (dataset: Dataset): string => {
  const fields = dataset.fields.map((field) => `CAST(NULL AS ${columnType(field)}) AS ${ident(field.name)}`).join(', ');
  return `SELECT CAST(0 AS BIGINT) AS source_file, CAST(0 AS BIGINT) AS source_row, ${fields}, CAST(0 AS BIGINT) AS faulty WHERE false`;
};
