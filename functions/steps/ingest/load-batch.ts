import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { datasetNamed } from '../../../analytics/contracts/catalogue.ts';
import type { Dataset } from '../../../analytics/contracts/dataset.ts';
import type { Statement } from '../../../analytics/contracts/to-checks.ts';
import { ident } from '../../../analytics/core/ident.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import { type Batch, type BatchFile, type Part, rowBase, type TextSource } from '../../../analytics/intake/batch.ts';
import type { Fault } from '../../../analytics/intake/fault.ts';
import { fallenForms, type JudgedForm } from '../../../analytics/intake/form/form-by-form.ts';
import { type Known, knownFrom } from '../../../analytics/intake/form/known.ts';
import { namesOn } from '../../../analytics/intake/form/names.ts';
import { sheetOf } from '../../../analytics/intake/form/parts.ts';
import type { ReadForm } from '../../../analytics/intake/form/read-form.ts';
import type { RefusedLists } from '../../../analytics/intake/form/refused-lists.ts';
import { rowsOf } from '../../../analytics/intake/form/rows/rows-of.ts';
import { formsTwice } from '../../../analytics/intake/form/twice.ts';
import { gatherSheets, type SheetPart } from '../../../analytics/intake/gather.ts';
import { withHeaderUnitSql } from '../../../analytics/intake/header-unit.ts';
import { sectionOf, shownDecimals, showsPercent } from '../../../analytics/intake/read/number-format.ts';
import type { Sheet, SheetRow } from '../../../analytics/intake/read/sheet.ts';
import { rateColumnOf } from '../../../analytics/intake/recognise/printed-rate.ts';
import { suspectSql, withRecord } from '../../../analytics/intake/recognise/suspect.ts';
import { applySource } from '../../../analytics/intake/source/apply.ts';
import type { IdentityCount } from '../../../analytics/intake/source/identity.ts';
import type { SourceSheet } from '../../../analytics/intake/source/schema.ts';
import { nameFault, sheetFaults, speaksOf } from '../../../analytics/intake/source/sheets.ts';
import { knownByYear } from './known.ts';
import type { ReadSheet } from './read-sheets.ts';
import type { ReadUpload } from './read-upload.ts';

/** Where a form names no year, no list can be looked up. */
const nothingKnown = knownFrom({
  organisation: [],
  project: [],
  matches: [],
  indicator: [],
  departmentIndicator: [],
});

const columnNames = (count: number, letter = 'c'): string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);

type CellOf = (field: string) => string | undefined;

const fieldsOf = (part: Part, cell: CellOf): string =>
  part.dataset.fields.map(({ name }) => `${cell(name) ?? 'CAST(NULL AS VARCHAR)'} AS ${ident(name)}`).join(', ');

/**
 * Selects a part's contract fields from a relation of this part alone, with its rows numbered within the batch; `more`
 * says what is data.
 */
const numberedFrom = (part: Part, relation: string, cell: CellOf, more = 'true AS is_data'): Statement => ({
  sql: `SELECT CAST($part_file AS BIGINT) AS source_file, CAST($part_base AS BIGINT) + source_row AS source_row, ${fieldsOf(part, cell)}, ${more} FROM ${relation}`,
  params: { part_file: String(part.file), part_base: String(part.unit * rowBase) },
});

/**
 * Leaves a large text in its file for the engine to read in one pass; only what the engine can't count right is copied
 * into a table.
 */
const loadLarge = async (
  session: Session,
  part: Part,
  sheet: ReadSheet,
  { name: fileName, upload }: { readonly name: string; readonly upload: string | undefined },
): Promise<TextSource> => {
  if (!('text' in sheet.rows)) throw new TypeError('the rows of this sheet are in memory');
  const { text, delimiter, cells, top } = sheet.rows;
  const { heading } = sheet;
  const name = `large_${part.unit}`;
  const written = join(session.workspace, `${name}.csv`);
  if (text !== 'as it came') await writeFile(written, text);
  const path = text === 'as it came' ? (upload ?? written) : written;
  const all = columnNames(cells);
  const rates = rateColumnOf({ name: '', rows: top }, heading.headerRow);
  const printed = [
    { name: 'name_cell', index: sheet.names },
    { name: 'rate_cell', index: rates },
  ].flatMap(({ name: column, index }) => (index === undefined ? [] : [{ column, written: ident(`c${index + 1}`) }]));
  const columns = new Map(heading.columns.map((column) => [column.field.name, column]));
  const cell: CellOf = (field) => {
    const column = columns.get(field);
    if (!column) return undefined;
    const written = ident(`c${column.index + 1}`);
    return column.unit ? withHeaderUnitSql(written, column.unit) : written;
  };
  const isData = `CASE WHEN coalesce(${all.map(ident).join(', ')}) IS NULL THEN false WHEN ${suspectSql(heading, cells)} THEN NULL ELSE true END`;
  const more = [...printed.map(({ column, written }) => `${written} AS ${column}`), `${isData} AS is_data`].join(', ');
  const shape = { delimiter, columns: all };
  let copying: Promise<string> | undefined;
  const copy = async (): Promise<string> => {
    await session.loadCsv(name, path, shape);
    await session.run(`DELETE FROM ${ident(name)} WHERE source_row <= CAST($header AS BIGINT)`, {
      header: heading.headerRow,
    });
    return name;
  };
  const copied = (): Promise<string> => {
    copying ??= copy();
    return copying;
  };
  const numbered = async (): Promise<Statement> => numberedFrom(part, withRecord(await copied(), cells), cell, more);
  const view = `${name}_text`;
  const isPlain = await session.viewCsv(view, path, shape);
  const large = {
    heading,
    columns: cells,
    text: copied,
    fileName,
    top,
    hasNames: sheet.names !== undefined,
    hasRates: rates !== undefined,
    part,
  };
  const given = part.dataset.fields.filter((field) => columns.has(field.name));
  const source = { dataset: part.dataset, given, beside: printed.map(({ column }) => column), from: numbered };
  if (!isPlain) return { ...source, large };
  const sql = `SELECT CAST(0 AS BIGINT) AS source_file, CAST(0 AS BIGINT) AS source_row, ${fieldsOf(part, cell)}, ${more} FROM ${withRecord(view, cells)}`;
  return { ...source, large: { ...large, inPlace: { sql, params: {} } } };
};

/** The decimals that a cell shows of the number as it is stored: 12.5% is 0.125 there. */
const decimalsShown = ({ formats, cells }: SheetRow, index: number): string | null => {
  const format = sectionOf(formats?.[index] ?? '', cells[index] ?? '');
  const shown = shownDecimals(format);
  return shown === null ? null : String(showsPercent(format) ? shown + 2 : shown);
};

function* numbered(sheet: Sheet, width: number, isShown: boolean): Generator<(string | null)[]> {
  const places = Array.from({ length: width }, (_, index) => index);
  for (const row of sheet.rows) {
    const shown = isShown ? places.map((index) => decimalsShown(row, index)) : [];
    yield [...places.map((index) => row.cells[index] ?? null), ...shown, String(row.row)];
  }
}

/** Puts a sheet as it stands into the session, the way a source description reads it. */
const loadRaw = async (session: Session, table: string, sheet: Sheet, described: SourceSheet): Promise<number> => {
  const width = Math.max(1, ...sheet.rows.map((row) => row.cells.length));
  const isShown = Object.values(described.columns).some(({ shows }) => shows === 'decimals');
  const columns = [...columnNames(width), ...(isShown ? columnNames(width, 'd') : [])];
  await session.loadText(`${table}_text`, [...columns, 'source_row'], numbered(sheet, width, isShown));
  await session.run(
    `CREATE VIEW ${ident(table)} AS SELECT ${columns.map(ident).join(', ')}, CAST(source_row AS BIGINT) AS source_row FROM ${ident(`${table}_text`)}`,
  );
  return width;
};

/**
 * Collects the batch piece by piece; parts are numbered as they come. `uploads` are local paths of uploads that are
 * read as they came, by file id; `refused` are lists of names that were refused before it.
 */
export const loadBatch = async (
  session: Session,
  reads: readonly ReadUpload[],
  uploads: ReadonlyMap<string, string>,
  refused: RefusedLists,
): Promise<Omit<Batch, 'sentBefore'>> => {
  const known = await knownByYear(
    session,
    reads.flatMap(({ forms }) => forms),
    refused,
  );
  const knownOf = ({ fiscalYear }: ReadForm): Known => known.get(fiscalYear ?? 0) ?? nothingKnown;
  const files: BatchFile[] = [];
  const sheetParts: SheetPart[] = [];
  const texts: TextSource[] = [];
  const names: (readonly [string, string])[] = [];
  let unit = 0;
  for (const [number, read] of reads.entries()) {
    const parts: Part[] = [];
    const faults: Fault[] = [...read.faults];
    const identities: IdentityCount[] = [];
    const partOf = (
      sheet: string | null,
      dataset: Dataset,
      more: Pick<Part, 'headers' | 'given' | 'units' | 'formKind' | 'formNames' | 'origins' | 'accept' | 'drop'>,
    ): Part => {
      const part = { unit: unit++, file: number, sheet, dataset, ...more };
      parts.push(part);
      return part;
    };
    for (const sheet of read.sheets) {
      const { heading } = sheet;
      const part = partOf(sheet.name, heading.dataset, {
        headers: Object.fromEntries(heading.columns.map(({ field, header }) => [field.name, header])),
        given: new Set(heading.columns.map(({ field }) => field.name)),
        units: new Map(heading.columns.flatMap(({ field, unit }) => (unit ? [[field.name, unit]] : []))),
        accept: [],
      });
      if ('text' in sheet.rows) {
        texts.push(await loadLarge(session, part, sheet, { name: read.name, upload: uploads.get(read.fileId) }));
      } else {
        sheetParts.push({ part, heading, rows: sheet.rows });
        const { names: column } = sheet;
        if (column === undefined) continue;
        for (const { row, cells } of sheet.rows) names.push([String(part.unit * rowBase + row), cells[column] ?? '']);
      }
    }
    const judged: JudgedForm[] = [];
    const twice = formsTwice(read.forms, knownOf);
    for (const form of read.forms) {
      const lists = knownOf(form);
      const again = twice.get(form);
      const said = again ? { rows: [], faults: [again] } : rowsOf(form, lists);
      faults.push(...said.faults);
      judged.push({ form, known: lists, faults: said.faults });
      for (const own of said.rows) {
        const { heading, rows } = sheetOf(own);
        const headers = Object.fromEntries(heading.columns.map(({ field, header }) => [field.name, header]));
        const formKind = form.description.kind;
        const official = { formKind, formNames: namesOn(form) };
        const part = partOf(form.sheet, heading.dataset, {
          headers,
          given: new Set(Object.keys(own.labels)),
          units: new Map(),
          ...official,
          accept: [],
        });
        sheetParts.push({ part, heading, rows });
      }
    }
    if (read.source) {
      const { description } = read.source;
      const misnamed = nameFault(description, read.name);
      faults.push(...(misnamed ? [misnamed] : sheetFaults(description, read.raw)));
      for (const [index, described] of misnamed ? [] : description.sheets.entries()) {
        for (const [place, sheet] of read.raw.entries()) {
          if (!speaksOf(described, sheet)) continue;
          const table = `raw_${number}_${place}_${index}`;
          const columns = await loadRaw(session, table, sheet, described);
          const name = read.format === 'csv' ? null : sheet.name;
          const applied = await applySource(
            session,
            { table, columns, fileName: read.name, sheet: name },
            description,
            described,
          );
          faults.push(...applied.faults);
          identities.push(...applied.identities);
          for (const { dataset: datasetName, table: rows, headings, origins, accept, drop } of applied.tables) {
            const dataset = datasetNamed(datasetName);
            if (!dataset) continue;
            const own = new Set(
              (await session.rows(`SELECT column_name FROM (DESCRIBE ${ident(rows)})`)).map((row) =>
                String(row.column_name),
              ),
            );
            const part = partOf(name, dataset, {
              headers: headings,
              given: own,
              units: new Map(),
              origins,
              accept,
              ...(drop ? { drop } : {}),
            });
            const from = numberedFrom(part, rows, (field) => (own.has(field) ? ident(field) : undefined));
            const given = dataset.fields.filter(({ name: field }) => own.has(field));
            texts.push({ dataset, given, from: async () => from });
          }
        }
      }
    }
    // In a document one table may go on where another ends, so that one alone may not be what it seems.
    const isOfForms = read.format === 'xlsx' && read.sheets.length === 0;
    const fallen = isOfForms ? fallenForms(judged, read.faults) : undefined;
    files.push({
      ...{ number, name: read.name, parts, described: read.source !== null, identities, faults },
      ...(fallen && { fallenForms: fallen }),
    });
  }
  texts.unshift(...(await gatherSheets(session, sheetParts)));
  return { files, texts, names };
};
