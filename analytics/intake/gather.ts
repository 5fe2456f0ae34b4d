import { datasets } from '../contracts/catalogue.ts';
import type { Dataset } from '../contracts/dataset.ts';
import type { Field } from '../contracts/field.ts';
import { ident } from '../core/ident.ts';
import type { Session } from '../core/ports/engine.ts';
import { type Part, rowBase, type TextSource } from './batch.ts';
import type { Fault } from './fault.ts';
import { withHeaderUnit } from './header-unit.ts';
import { hiddenColumns, hiddenRows } from './hidden.ts';
import type { Sheet, SheetRow } from './read/sheet.ts';
import { asideOf, totalsUnderCodes } from './recognise/aside.ts';
import type { Heading } from './recognise/header.ts';
import { withMergesFilled } from './recognise/merges.ts';

/** A recognised sheet whose rows are in memory. */
export interface SheetPart {
  readonly part: Part;
  readonly heading: Heading;
  readonly rows: readonly SheetRow[];
}

/** Rows without those that are equal to an earlier one in every cell. */
const withoutCopies = (
  rows: readonly SheetRow[],
  onCopy: (row: number, first: number) => void,
): readonly SheetRow[] => {
  const seen = new Map<string, number>();
  return rows.filter(({ row, cells }) => {
    const content = JSON.stringify(cells.map((cell) => cell?.trim() ?? ''));
    const first = seen.get(content);
    if (first === undefined) seen.set(content, row);
    else onCopy(row, first);
    return first === undefined;
  });
};

/**
 * Data rows below the header; totals, example rows, repeated headers and footers are taken out and warned of, blank
 * rows are not there. What is merged down several rows stands in each.
 */
export const dataRows = (
  sheet: Sheet,
  heading: Heading,
  isCsv: boolean,
): { readonly rows: readonly SheetRow[]; readonly faults: readonly Fault[] } => {
  const faults: Fault[] = [];
  const note = (
    code: string,
    severity: Fault['severity'],
    row: number,
    detail: Fault['detail'] = {},
    value?: string,
  ): void => {
    const place = { sheet: sheet.name, row, ...(value === undefined ? {} : { value: value.trim().slice(0, 120) }) };
    faults.push({ code, severity, dataset: heading.dataset.name, place, detail, times: 1 });
  };
  const below = sheet.rows.filter(({ row, cells }) => {
    if (row <= heading.headerRow) return false;
    const first = cells.find((cell) => cell !== null && cell.trim() !== '');
    if (first === undefined || first === null) return false;
    const aside = asideOf(heading, cells);
    if (aside) {
      note(aside.code, aside.severity, row, aside.detail, first);
      return false;
    }
    const last = cells.findLastIndex((cell) => cell !== null && cell.trim() !== '');
    if (isCsv && last >= heading.width) {
      note('row-too-long', 'fault', row, { columns: String(heading.width), cells: String(last + 1) });
      return false;
    }
    return true;
  });
  const totals = totalsUnderCodes(heading, below);
  const rows = below.filter(({ row, cells }) => {
    if (totals.has(row)) note('total-row-skipped', 'warning', row, {}, cells.find((cell) => cell?.trim()) ?? undefined);
    return !totals.has(row);
  });
  const whole = withMergesFilled(sheet, heading, rows);
  const once = heading.dataset.isList
    ? withoutCopies(whole.rows, (row, first) => note('row-repeated', 'warning', row, { first: String(first) }))
    : whole.rows;
  faults.push(...whole.faults);
  const numbers = new Set(once.map(({ row }) => row));
  const columns = new Set(heading.columns.map(({ index }) => index));
  const hidden = [
    ...hiddenRows(sheet.name, once),
    ...hiddenColumns(sheet, (row, column) => numbers.has(row) && columns.has(column)),
  ];
  faults.push(...hidden.map((fault) => ({ ...fault, dataset: heading.dataset.name })));
  if (once.length === 0)
    faults.push({
      code: 'no-rows',
      severity: 'fault',
      dataset: heading.dataset.name,
      place: { sheet: sheet.name },
      detail: {},
      times: 1,
    });
  return { rows: once, faults };
};

const textTable = (dataset: Dataset): string => `text_${dataset.name.replaceAll('-', '_')}`;

function* textRows(fields: readonly Field[], sheets: readonly SheetPart[]): Generator<(string | null)[]> {
  for (const { part, heading, rows } of sheets) {
    const positions = fields.map((field) => heading.columns.find((column) => column.field === field));
    for (const { row, cells } of rows) {
      const line: (string | null)[] = [String(part.file), String(part.unit * rowBase + row)];
      for (const column of positions) {
        const cell = column ? (cells[column.index] ?? null) : null;
        line.push(cell !== null && column?.unit ? withHeaderUnit(cell, column.unit) : cell);
      }
      yield line;
    }
  }
}

/**
 * Puts the rows of many sheets into one text table per dataset, so that the whole batch is checked in one pass each.
 */
export const gatherSheets = async (session: Session, sheets: readonly SheetPart[]): Promise<readonly TextSource[]> => {
  const sources: TextSource[] = [];
  for (const dataset of datasets) {
    const own = sheets.filter(({ part }) => part.dataset === dataset);
    if (own.length === 0) continue;
    const table = textTable(dataset);
    const columns = new Set(own.flatMap(({ heading }) => heading.columns.map(({ field }) => field)));
    const given = dataset.fields.filter((field) => columns.has(field));
    const names = given.map(({ name }) => name);
    await session.loadText(table, ['source_file', 'source_row', ...names], textRows(given, own));
    const cells = dataset.fields.map((field) =>
      columns.has(field) ? ident(field.name) : `CAST(NULL AS VARCHAR) AS ${ident(field.name)}`,
    );
    const sql = `SELECT CAST(source_file AS BIGINT) AS source_file, CAST(source_row AS BIGINT) AS source_row, ${cells.join(', ')}, true AS is_data FROM ${ident(table)}`;
    sources.push({ dataset, given, from: async () => ({ sql, params: {} }) });
  }
  return sources;
};
