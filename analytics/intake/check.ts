import type { Dataset } from '../contracts/dataset.ts';
import { createTyped, duplicateKeys, faultyBit, fillTyped, typedTable } from '../contracts/to-checks.ts';
import type { Row, Session } from '../ports/engine.ts';
import { ident } from '../sql/ident.ts';
import { type Batch, type Part, partOfRow, partsOf, rowBase, type TextSource } from './batch.ts';
import { explainCell } from './explain-cell.ts';
import type { Fault } from './fault.ts';
import { formulaMark } from './read/sheet.ts';

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

export const foundAt = (part: Part, code: string, sourceRow: number, field: string, value: string | null, more: Partial<Fault> = {}): Found => ({
  file: part.file,
  fault: { code, severity: 'fault', dataset: part.dataset.name, place: placed(part, sourceRow, field, value), detail: {}, times: 1, ...more },
});

/** Numbers the rows of a query within their part, so that only the first of each are listed. */
export const listedOf = (query: string, limit: number): string => `SELECT * FROM (
  SELECT v.*, row_number() OVER (PARTITION BY source_row >> 32 ORDER BY source_row) AS nth, count(*) OVER (PARTITION BY source_row >> 32) AS total
  FROM (${query}) v WHERE source_row IS NOT NULL) numbered WHERE nth <= ${limit} ORDER BY source_row`;

/** A source description may take responsibility for what its source is known to break; the fault is then a warning with the reason. */
const acceptedAs = (part: Part, code: string, detail: Fault['detail'] = {}): Partial<Fault> => {
  const because = part.accept.find((each) => each.rule === code)?.because;
  return because ? { severity: 'warning', detail: { ...detail, because_zh: because.zh, because_en: because.en } } : {};
};

const text = (value: Row[string] | undefined): string | null => (value === null || value === undefined ? null : String(value));

const cellFaults = async (session: Session, { dataset, from }: TextSource, parts: ReadonlyMap<number, Part>): Promise<Found[]> => {
  const typed = dataset.fields.map((field) => `t.${ident(field.name)} IS NOT NULL AS ${ident(`is_${field.name}`)}`).join(', ');
  const faulty = listedOf(`SELECT t.source_row, t.faulty, ${typed} FROM ${ident(typedTable(dataset))} t WHERE t.faulty <> 0`, listedRows);
  const raw = dataset.fields.map((field) => `x.${ident(field.name)}`).join(', ');
  const rows = await session.rows(`SELECT f.*, ${raw} FROM (${faulty}) f JOIN (${from.sql}) x USING (source_row) ORDER BY source_row`, from.params);
  const found: Found[] = [];
  for (const row of rows) {
    const sourceRow = Number(row.source_row);
    const part = partOfRow(parts, sourceRow);
    for (const field of dataset.fields) {
      // A missing column is one fault of the header, not one of every row.
      const absent = part.headers[field.name] === undefined && field.required;
      if (absent || Math.floor(Number(row.faulty) / faultyBit(dataset, field)) % 2 === 0) continue;
      const written = text(row[field.name]);
      const value = written !== null && part.inTenThousands.has(field.name) ? written.replace(/万元$/, '') : written;
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
  const labels = dataset.fields.filter((field) => dataset.key.includes(field.name)).map((field) => field.label);
  const detail = { key_zh: labels.map((label) => label.zh).join('、'), key_en: labels.map((label) => label.en).join(', ') };
  const rows = await session.rows(listedOf(duplicateKeys(dataset), 100));
  return rows.map((row) => {
    const sourceRow = Number(row.source_row);
    const part = partOfRow(parts, sourceRow);
    const times = Number(row.nth) === 100 ? Number(row.total) - 99 : 1;
    return foundAt(part, 'duplicate-key', sourceRow, dataset.key.at(-1) ?? '', text(row.value), { detail: { ...detail, count: String(row.times) }, times });
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
      found.push(foundAt(part, rule.code, sourceRow, String(row.field), text(row.value), { times, ...acceptedAs(part, rule.code) }));
    }
  }
  return found;
};

/** Reads all cells of one dataset into its typed table and finds the faults of cells, keys and contract rules, in this order. */
export const checkDataset = async (session: Session, batch: Batch, dataset: Dataset): Promise<readonly Found[]> => {
  const parts = partsOf(batch.files);
  const own = batch.texts.filter((source) => source.dataset === dataset);
  await session.run(createTyped(dataset));
  const found: Found[] = [];
  for (const source of own) {
    const { sql, params } = fillTyped(dataset, source.from);
    await session.run(sql, params);
    found.push(...(await cellFaults(session, source, parts)));
  }
  return [...found, ...(await keyFaults(session, dataset, parts)), ...(await ruleFaults(session, dataset, parts))];
};
