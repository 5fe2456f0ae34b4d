import { datasetNamed } from '../../contracts/catalogue.ts';
import type { Dataset } from '../../contracts/dataset.ts';
import { ident } from '../../core/ident.ts';
import type { Text } from '../../core/language/text.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { Fault } from '../fault.ts';
import { addUp } from './add-up.ts';
import { readCells } from './cells.ts';
import { differingDuplicates, mergeDuplicates } from './duplicates.ts';
import { placeOf } from './faults.ts';
import { columnsOf } from './field.ts';
import { nameParts } from './file.ts';
import { columnWords, findColumn, foldHeading } from './heading.ts';
import { checkIdentity, type IdentityCount } from './identity.ts';
import { entriesOf, makeRows, unknownCodes } from './rows.ts';
import type { SourceDescription, SourceSheet, SourceTable } from './schema.ts';

/**
 * A sheet as read: an all-VARCHAR session table with columns c1, c2 … and source_row, header row and all above it
 * included; where the description asks for the decimals that cells show, with these as d1, d2 … besides.
 */
export interface RawSheet {
  readonly table: string;
  readonly columns: number;
  readonly fileName: string;
  /** Null for a file without sheets. */
  readonly sheet: string | null;
}

/** A contract's rows as text in a session table: its fields by name, and source_row. */
export interface AppliedTable {
  readonly dataset: string;
  readonly table: string;
  /** The heading in the file from which each field came, for the places on a receipt. */
  readonly headings: Readonly<Record<string, string>>;
  /** Contract rules that only warn, each with the reason. */
  readonly accept: readonly { readonly rule: string; readonly because: Text }[];
}

export interface AppliedSheet {
  readonly tables: readonly AppliedTable[];
  readonly identities: readonly IdentityCount[];
  readonly faults: readonly Fault[];
}

/** How far down a header that is found by its headings may stand. */
const headerWithin = 60;

const names = (columns: number): readonly string[] => Array.from({ length: columns }, (_, index) => `c${index + 1}`);

/** The header row and its cells; undefined where no row has the headings asked for. */
const findHeader = async (
  session: Session,
  raw: RawSheet,
  header: SourceSheet['header'],
): Promise<{ readonly row: number; readonly cells: readonly (string | null)[] } | undefined> => {
  const last = 'row' in header ? header.row : headerWithin;
  const columns = names(raw.columns);
  const rows = await session.rows(
    `SELECT source_row, ${columns.map(ident).join(', ')} FROM ${ident(raw.table)} WHERE source_row <= CAST($last AS BIGINT) ORDER BY source_row`,
    { last: String(last) },
  );
  for (const row of rows) {
    const cells = columns.map((name) => (row[name] === null || row[name] === undefined ? null : String(row[name])));
    const number = Number(row.source_row);
    if ('row' in header) {
      if (number === header.row) return { row: number, cells };
      continue;
    }
    const folded = new Set(cells.map((cell) => foldHeading(cell ?? '')));
    if (header.headings.every((heading) => folded.has(foldHeading(heading)))) return { row: number, cells };
  }
  return undefined;
};

const headerMissing = (raw: RawSheet, header: SourceSheet['header']): Fault => ({
  code: 'source-header-missing',
  severity: 'fault',
  place: placeOf(raw.sheet, 'row' in header ? { row: header.row } : {}),
  detail: { headings: 'row' in header ? `${header.row}` : header.headings.join('、') },
  times: 1,
});

/** Every mapped field has words for its place: a heading, or the contract's label where no column stands behind it. */
const headingsOf = (table: SourceTable, sheet: SourceSheet, dataset: Dataset): Readonly<Record<string, string>> => {
  const headings: Record<string, string> = {};
  for (const fields of entriesOf(table)) {
    for (const [name, field] of Object.entries(fields)) {
      const column = sheet.columns[columnsOf(field)[0] ?? ''];
      headings[name] ??= column
        ? columnWords(column)
        : (dataset.fields.find((each) => each.name === name)?.label.zh ?? name);
    }
  }
  return headings;
};

const applyTable = async (
  session: Session,
  raw: RawSheet,
  sheet: SourceSheet,
  cells: string,
  index: number,
): Promise<{ readonly table: AppliedTable; readonly faults: readonly Fault[] }> => {
  const table = sheet.tables[index] as SourceTable;
  const dataset = datasetNamed(table.dataset);
  if (!dataset) throw new TypeError(`a source description that was not checked names the dataset ${table.dataset}`);
  const rows = `${raw.table}_rows_${index + 1}`;
  const out = `${raw.table}_source_${index + 1}`;
  const heading = (name: string): string => {
    const column = sheet.columns[name];
    return column ? columnWords(column) : name;
  };
  await makeRows(session, cells, table, dataset, rows);
  const faults = [
    ...(await unknownCodes(session, cells, table, dataset, raw.sheet, heading)),
    ...(await differingDuplicates(session, rows, table, dataset, raw.sheet)),
  ];
  // Rows of one key come together first: a peer's amount would count twice in what is added up.
  const merged = table.per_period.length > 0 ? `${raw.table}_merged_${index + 1}` : out;
  await mergeDuplicates(session, rows, table, dataset, merged);
  if (merged !== out) await addUp(session, merged, table, dataset, out);
  return {
    table: { dataset: dataset.name, table: out, headings: headingsOf(table, sheet, dataset), accept: table.accept },
    faults,
  };
};

/**
 * Maps one raw sheet by its description: for each table of the description a session table with the contract's fields
 * as canonical text, on which the ordinary checks run; the identities counted; and the faults that the mapping itself
 * found. No tables when the header or a column is missing.
 * @example const { tables, identities, faults } = await applySource(session, { table: 'raw_1', columns: 38, fileName: 'x.csv', sheet: null }, source, source.sheets[0])
 */
export const applySource = async (
  session: Session,
  raw: RawSheet,
  source: SourceDescription,
  sheet: SourceSheet,
): Promise<AppliedSheet> => {
  const header = await findHeader(session, raw, sheet.header);
  if (!header) return { tables: [], identities: [], faults: [headerMissing(raw, sheet.header)] };
  const positions = new Map<string, number>();
  const missing: Fault[] = [];
  for (const [name, column] of Object.entries(sheet.columns)) {
    const position = findColumn(header.cells, column);
    if (position !== undefined) positions.set(name, position);
    else if (!column.optional) {
      const found = header.cells.filter((cell) => cell).join('、');
      const place = placeOf(raw.sheet, { row: header.row, column: columnWords(column) });
      missing.push({
        code: 'source-column-missing',
        severity: 'fault',
        place,
        detail: { column: columnWords(column), found: found.slice(0, 500) },
        times: 1,
      });
    }
  }
  if (missing.length > 0) return { tables: [], identities: [], faults: missing };

  const cells = `${raw.table}_cells`;
  const parts = nameParts(source, raw.fileName) ?? {};
  const faults: Fault[] = [
    ...(await readCells(
      session,
      { source, sheet, raw: raw.table, sheetName: raw.sheet, headerRow: header.row, positions, parts },
      cells,
    )),
  ];
  const identities: IdentityCount[] = [];
  for (const identity of sheet.identities) {
    const total = sheet.columns[identity.total];
    const checked = await checkIdentity(
      session,
      cells,
      identity,
      raw.sheet,
      total ? columnWords(total) : identity.total,
    );
    identities.push(checked.count);
    faults.push(...checked.faults);
  }
  const tables: AppliedTable[] = [];
  for (const index of sheet.tables.keys()) {
    const applied = await applyTable(session, raw, sheet, cells, index);
    tables.push(applied.table);
    faults.push(...applied.faults);
  }
  return { tables, identities, faults };
};
