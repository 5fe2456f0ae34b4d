import { datasetNamed } from '../../contracts/catalogue.ts';
import type { Dataset } from '../../contracts/dataset.ts';
import type { Text } from '../../core/language/text.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { Fault } from '../fault.ts';
import { addUp } from './add-up.ts';
import { readCells } from './cells.ts';
import { differingDuplicates, mergeDuplicates } from './duplicates.ts';
import { pathIn, placeOf } from './faults.ts';
import { columnsOf } from './field.ts';
import { nameParts, sheetParts } from './file.ts';
import { findHeader, nearestHeader, type TopRow, topRows } from './header.ts';
import { columnWords } from './heading.ts';
import { checkIdentity, type IdentityCount } from './identity.ts';
import { unknownPhases } from './pivot.ts';
import { placeColumns } from './place-columns.ts';
import { entriesOf, makeRows, mappingsOf, unknownCodes } from './rows.ts';
import type { SourceDescription, SourceSheet, SourceTable } from './schema.ts';
import { readTitles } from './titles.ts';

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
  /** Where in the description the mapping of each field stands. */
  readonly origins: Readonly<Record<string, string>>;
  /** Fields into which the description writes one value for all rows. */
  readonly constants: ReadonlySet<string>;
  /** Contract rules that only warn, each with the reason. */
  readonly accept: readonly { readonly rule: string; readonly because: Text }[];
  /** Why rows that refer to something unknown are left out, where they are. */
  readonly drop?: Text;
}

export interface AppliedSheet {
  readonly tables: readonly AppliedTable[];
  readonly identities: readonly IdentityCount[];
  readonly faults: readonly Fault[];
}

const headerMissing = (
  raw: RawSheet,
  source: SourceDescription,
  sheet: SourceSheet,
  rows: readonly TopRow[],
): Fault => {
  const nearest = nearestHeader(rows, sheet.header);
  return {
    code: 'source-header-missing',
    severity: 'fault',
    place: placeOf(raw.sheet, 'row' in sheet.header ? { row: sheet.header.row } : {}),
    detail: {
      headings: 'row' in sheet.header ? `${sheet.header.row}` : sheet.header.headings.join('、'),
      at: pathIn(source, sheet, 'header'),
      // A header whose words are all there stands in another order of rows; nothing is lacking to name.
      ...(nearest && nearest.lacking.length > 0
        ? { row: String(nearest.row), lacking: nearest.lacking.join('、') }
        : {}),
    },
    times: 1,
  };
};

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

/** Where the description says what each field is; of several places the first. */
const originsOf = (table: SourceTable, at: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    mappingsOf(table)
      .toReversed()
      .flatMap(([place, fields]) => Object.keys(fields).map((name) => [name, `${at}.${place}.${name}`])),
  );

const constantsOf = (table: SourceTable): ReadonlySet<string> => {
  const mapped = mappingsOf(table).flatMap(([, fields]) => Object.entries(fields));
  const read = new Set(mapped.flatMap(([name, { constant }]) => (constant === undefined ? [name] : [])));
  return new Set(mapped.flatMap(([name]) => (read.has(name) ? [] : [name])));
};

const applyTable = async (
  session: Session,
  raw: RawSheet,
  source: SourceDescription,
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
  const at = pathIn(source, sheet, 'tables', index);
  const made = await makeRows(session, cells, table, dataset, rows, source.fiscal_year);
  const faults = [
    ...(await unknownPhases(session, cells, table, {
      sheet: raw.sheet,
      heading: heading(table.pivot?.column ?? ''),
      at: `${at}.pivot.entries`,
    })),
    ...(await unknownCodes(session, cells, table, dataset, raw.sheet, heading, at)),
    ...(await differingDuplicates(session, made, table, dataset, { sheet: raw.sheet, at })),
  ];
  // Rows of one key come together first: a peer's amount would count twice in what is added up.
  const merged = table.per_period.length > 0 ? `${raw.table}_merged_${index + 1}` : out;
  await mergeDuplicates(session, rows, table, dataset, merged);
  if (merged !== out) await addUp(session, merged, table, dataset, out);
  return {
    table: {
      dataset: dataset.name,
      table: out,
      headings: headingsOf(table, sheet, dataset),
      origins: originsOf(table, at),
      constants: constantsOf(table),
      accept: table.accept,
      ...(table.drop ? { drop: table.drop.because } : {}),
    },
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
  const top = await topRows(session, raw, sheet);
  const header = findHeader(top, sheet.header);
  if (!header) return { tables: [], identities: [], faults: [headerMissing(raw, source, sheet, top)] };
  const titles = readTitles(top, source, sheet, header.first, raw.sheet);
  const { positions, faults: unplaced } = placeColumns(header, source, sheet, raw.sheet);
  const missing = [...titles.faults, ...unplaced];
  if (missing.length > 0) return { tables: [], identities: [], faults: missing };

  const cells = `${raw.table}_cells`;
  const parts = {
    ...nameParts(source, raw.fileName),
    ...sheetParts(sheet, raw.sheet ?? ''),
    ...titles.values,
  };
  const faults: Fault[] = [
    ...(await readCells(
      session,
      { source, sheet, raw: raw.table, sheetName: raw.sheet, header, positions, parts },
      cells,
    )),
  ];
  const identities: IdentityCount[] = [];
  for (const [index, identity] of sheet.identities.entries()) {
    const total = sheet.columns[identity.total];
    const checked = await checkIdentity(
      session,
      cells,
      identity,
      raw.sheet,
      total ? columnWords(total) : identity.total,
      pathIn(source, sheet, 'identities', index),
    );
    identities.push(checked.count);
    faults.push(...checked.faults);
  }
  const tables: AppliedTable[] = [];
  for (const index of sheet.tables.keys()) {
    const applied = await applyTable(session, raw, source, sheet, cells, index);
    tables.push(applied.table);
    faults.push(...applied.faults);
  }
  return { tables, identities, faults };
};
