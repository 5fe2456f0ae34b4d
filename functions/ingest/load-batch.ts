import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { datasetNamed } from '../../analytics/contracts/catalogue.ts';
import type { Dataset } from '../../analytics/contracts/dataset.ts';
import { applySource } from '../../analytics/intake/apply-source.ts';
import { type Batch, type BatchFile, type Part, rowBase, type TextSource } from '../../analytics/intake/batch.ts';
import type { Fault } from '../../analytics/intake/fault.ts';
import { gatherSheets, type SheetPart } from '../../analytics/intake/gather.ts';
import type { Sheet } from '../../analytics/intake/read/sheet.ts';
import { fits } from '../../analytics/intake/source/file.ts';
import type { IdentityCount } from '../../analytics/intake/source/identity.ts';
import { CsvError, type Session } from '../../analytics/ports/engine.ts';
import { ident } from '../../analytics/sql/ident.ts';
import type { ReadSheet, ReadUpload } from './read-upload.ts';

const columnNames = (count: number): string[] => Array.from({ length: count }, (_, index) => `c${index + 1}`);

/** Selects a part's contract fields from a table that holds this part alone. */
const partFrom = (part: Part, table: string, cell: (field: string) => string | undefined, where: string): TextSource => {
  const fields = part.dataset.fields.map(({ name }) => `${cell(name) ?? 'CAST(NULL AS VARCHAR)'} AS ${ident(name)}`).join(', ');
  const sql = `SELECT CAST($part_file AS BIGINT) AS source_file, CAST($part_base AS BIGINT) + source_row AS source_row, ${fields} FROM ${ident(table)}${where}`;
  return { dataset: part.dataset, from: { sql, params: { part_file: String(part.file), part_base: String(part.unit * rowBase) } } };
};

const loadLarge = async (
  session: Session,
  part: Part,
  sheet: ReadSheet,
): Promise<{ readonly source: TextSource | null; readonly faults: readonly Fault[] }> => {
  if (!('text' in sheet.rows)) throw new TypeError('the rows of this sheet are in memory');
  const { text, delimiter, cells } = sheet.rows;
  const table = `large_${part.unit}`;
  const path = join(session.workspace, `${table}.csv`);
  await writeFile(path, text);
  try {
    await session.loadCsv(table, path, { delimiter, columns: columnNames(cells) });
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const detail = { columns: String(cause.columns), cells: String(cause.cells) };
    return { source: null, faults: [{ code: 'row-too-long', severity: 'fault', dataset: part.dataset.name, place: { row: cause.record }, detail, times: 1 }] };
  }
  const columns = new Map(sheet.heading.columns.map((column) => [column.field.name, column]));
  const cell = (name: string): string | undefined => {
    const column = columns.get(name);
    if (!column) return undefined;
    const written = ident(`c${column.index + 1}`);
    return column.inTenThousands ? `CASE WHEN contains(${written}, '元') THEN ${written} ELSE ${written} || '万元' END` : written;
  };
  const firsts = columnNames(cells).map(ident).join(', ');
  const where = ` WHERE source_row > ${Math.trunc(sheet.heading.headerRow)} AND coalesce(${firsts}) IS NOT NULL`;
  return { source: partFrom(part, table, cell, where), faults: [] };
};

function* numbered(sheet: Sheet, width: number): Generator<(string | null)[]> {
  for (const { row, cells } of sheet.rows) yield [...Array.from({ length: width }, (_, index) => cells[index] ?? null), String(row)];
}

/** Puts a sheet as it stands into the session, the way a source description reads it. */
const loadRaw = async (session: Session, table: string, sheet: Sheet): Promise<number> => {
  const width = Math.max(1, ...sheet.rows.map((row) => row.cells.length));
  const columns = columnNames(width);
  await session.loadText(`${table}_text`, [...columns, 'source_row'], numbered(sheet, width));
  await session.run(
    `CREATE VIEW ${ident(table)} AS SELECT ${columns.map(ident).join(', ')}, CAST(source_row AS BIGINT) AS source_row FROM ${ident(`${table}_text`)}`,
  );
  return width;
};

/** Collects the batch piece by piece; parts are numbered as they come. */
export const loadBatch = async (session: Session, reads: readonly ReadUpload[]): Promise<Batch> => {
  const files: BatchFile[] = [];
  const sheetParts: SheetPart[] = [];
  const texts: TextSource[] = [];
  let unit = 0;
  for (const [number, read] of reads.entries()) {
    const parts: Part[] = [];
    const faults: Fault[] = [...read.faults];
    const identities: IdentityCount[] = [];
    const partOf = (sheet: string | null, dataset: Dataset, more: Pick<Part, 'headers' | 'inTenThousands' | 'accept'>): Part => {
      const part = { unit: unit++, file: number, sheet, dataset, ...more };
      parts.push(part);
      return part;
    };
    for (const sheet of read.sheets) {
      const { heading } = sheet;
      const part = partOf(sheet.name, heading.dataset, {
        headers: Object.fromEntries(heading.columns.map(({ field, header }) => [field.name, header])),
        inTenThousands: new Set(heading.columns.filter((column) => column.inTenThousands).map(({ field }) => field.name)),
        accept: [],
      });
      if ('text' in sheet.rows) {
        const loaded = await loadLarge(session, part, sheet);
        if (loaded.source) texts.push(loaded.source);
        faults.push(...loaded.faults);
      } else sheetParts.push({ part, heading, rows: sheet.rows });
    }
    if (read.source) {
      const { description } = read.source;
      for (const [index, described] of description.sheets.entries()) {
        for (const [place, sheet] of read.raw.entries()) {
          if (described.sheet !== undefined && !fits(described.sheet, sheet.name)) continue;
          const table = `raw_${number}_${place}_${index}`;
          const columns = await loadRaw(session, table, sheet);
          const name = read.format === 'csv' ? null : sheet.name;
          const applied = await applySource(session, { table, columns, fileName: read.name, sheet: name }, description, described);
          faults.push(...applied.faults);
          identities.push(...applied.identities);
          for (const { dataset: datasetName, table: rows, headings, accept } of applied.tables) {
            const dataset = datasetNamed(datasetName);
            if (!dataset) continue;
            const part = partOf(name, dataset, { headers: headings, inTenThousands: new Set(), accept });
            const own = new Set((await session.rows(`SELECT column_name FROM (DESCRIBE ${ident(rows)})`)).map((row) => String(row.column_name)));
            texts.push(partFrom(part, rows, (field) => (own.has(field) ? ident(field) : undefined), ''));
          }
        }
      }
    }
    files.push({ number, name: read.name, parts, identities, faults });
  }
  texts.unshift(...(await gatherSheets(session, sheetParts)));
  return { files, texts };
};
