import { type Fault, withoutSheet } from '../../../analytics/intake/fault.ts';
import { saidAroundForm } from '../../../analytics/intake/form/around.ts';
import { isReadBy } from '../../../analytics/intake/form/cells-read.ts';
import { findForms, type UnknownForm } from '../../../analytics/intake/form/find.ts';
import { tableBeside } from '../../../analytics/intake/form/left-below.ts';
import { type ReadForm, readForm } from '../../../analytics/intake/form/read-form.ts';
import type { FormDescription } from '../../../analytics/intake/form/schema.ts';
import { dataRows } from '../../../analytics/intake/gather.ts';
import { hiddenColumns, hiddenRows } from '../../../analytics/intake/hidden.ts';
import { type Sheet, type SheetRow, UnreadableFileError } from '../../../analytics/intake/read/sheet.ts';
import type { Receipt } from '../../../analytics/intake/receipt.ts';
import { figuresAsShown } from '../../../analytics/intake/recognise/as-shown.ts';
import { type Heading, isIgnoredSheet, recognise } from '../../../analytics/intake/recognise/header.ts';
import { unknownDataset } from '../../../analytics/intake/recognise/header-faults.ts';
import { nameColumnOf } from '../../../analytics/intake/recognise/name-column.ts';
import { asShown, percentFaults } from '../../../analytics/intake/recognise/percent.ts';
import { printedRateFaults } from '../../../analytics/intake/recognise/printed-rate.ts';
import type { Fit } from '../../../analytics/intake/recognise/recognise.ts';
import { saidAroundTable } from '../../../analytics/intake/recognise/said-around.ts';
import { withShownDecimals } from '../../../analytics/intake/recognise/shown-decimals.ts';
import { differingTotalColumns } from '../../../analytics/intake/recognise/total-columns.ts';
import { withTotalsHeld } from '../../../analytics/intake/recognise/total-rows.ts';
import { trackedChanges } from '../../../analytics/intake/recognise/tracked-changes.ts';

/** Rows that stay text: in the upload as it came where that is plain UTF-8, else in the text made of it. */
export interface LargeText {
  readonly text: Uint8Array | 'as it came';
  readonly delimiter: string;
  /** The number of cells of its widest row near the top. */
  readonly cells: number;
  /** Its rows down to the header. */
  readonly top: readonly SheetRow[];
}

/** A recognised sheet of a file: in memory, or still in the file's text for the engine to read. */
export interface ReadSheet {
  readonly name: string | null;
  readonly heading: Heading;
  readonly rows: readonly SheetRow[] | LargeText;
  /** Position of a column of project names that stands beside their codes. */
  readonly names?: number;
}

/** What sheets of cells say: the tables and the official forms on them. */
export interface SheetContent {
  readonly sheets: readonly ReadSheet[];
  /** Official forms found on its sheets. */
  readonly forms: readonly ReadForm[];
  readonly faults: readonly Fault[];
}

const unknownForm = ({ sheet, row, why, title, label, readAs, heading }: UnknownForm): Fault => ({
  code: why,
  severity: 'fault',
  place: { sheet, row, ...(label ? { column: label } : title[0] ? { value: title[0].slice(0, 120) } : {}) },
  detail: {
    ...(label ? { label } : {}),
    ...(readAs ? { as_zh: readAs.zh, as_en: readAs.en } : {}),
    ...(heading ? { heading } : {}),
  },
  times: 1,
});

/** What a file says, however it was written. */
export interface Content extends SheetContent {
  readonly format: Receipt['format'];
  readonly encoding: string | null;
  /** Every sheet as it stands, for a source description to map. */
  readonly raw: readonly Sheet[];
}

/** Reads sheets down to recognised tables and forms; those of a CSV have no name. */
export const contentOfSheets = (
  sheets: readonly Sheet[],
  fileName: string,
  isCsv: boolean,
  layouts: readonly FormDescription[],
): SheetContent => {
  const found: ReadSheet[] = [];
  const forms: ReadForm[] = [];
  const faults: Fault[] = [];
  const unread: { readonly name: string; readonly nearest: Fit | undefined }[] = [];
  const filled = sheets.filter((sheet) => sheet.rows.length > 0 && (isCsv || !isIgnoredSheet(sheet.name)));
  // Where nothing is left to see, what is hidden is all the sender can have meant.
  const isSkipped = ({ isHidden }: Sheet): boolean => isHidden === true && filled.some((sheet) => !sheet.isHidden);
  for (const { name } of filled.filter(isSkipped)) {
    faults.push({
      code: 'hidden-sheet-skipped',
      severity: 'warning',
      place: { sheet: name },
      detail: { sheet: name },
      times: 1,
    });
  }
  for (const sheet of filled.filter((each) => !isSkipped(each)).map(asShown)) {
    const official = findForms(sheet, layouts);
    const read = official.forms.map((form) => readForm(form, fileName));
    forms.push(...read);
    faults.push(...read.flatMap((form) => saidAroundForm(form, fileName)));
    const columns = read.flatMap(({ table }) => [...table.header.columns.values()]);
    faults.push(...trackedChanges(sheet, new Map(columns.map(({ column, label }) => [column, label]))));
    faults.push(...official.unknown.map(unknownForm));
    if (official.tableAbove !== undefined) faults.push(tableBeside(sheet.name, official.tableAbove));
    if (official.forms.length + official.unknown.length > 0) {
      const ofForms = new Set(official.forms.flatMap(({ rows }) => rows));
      const readers = read.map(isReadBy);
      faults.push(
        ...hiddenRows(
          sheet.name,
          sheet.rows.filter(({ row }) => ofForms.has(row)),
        ),
        ...hiddenColumns(sheet, (row, column) => readers.some((isRead) => isRead(row, column))),
      );
      continue;
    }
    const { heading, nearest, faults: headerFaults } = recognise(sheet, fileName);
    faults.push(...headerFaults);
    if (!heading) {
      if (headerFaults.length === 0) unread.push({ name: sheet.name, nearest });
      continue;
    }
    const { rows, faults: rowFaults } = dataRows(sheet, heading, isCsv);
    const figures = figuresAsShown(sheet.name, heading, rows);
    const rowsSay = withTotalsHeld(sheet, heading, figures.rows, rowFaults);
    faults.push(
      ...rowsSay,
      ...figures.faults,
      ...percentFaults(sheet.name, heading, figures.rows),
      ...printedRateFaults(sheet, heading, figures.rows),
      ...differingTotalColumns(sheet.name, heading, rows),
      ...saidAroundTable(sheet, heading, figures.rows, fileName),
    );
    const names = nameColumnOf(sheet, heading);
    found.push({
      name: isCsv ? null : sheet.name,
      ...withShownDecimals({ heading, rows: figures.rows }),
      ...(names === undefined ? {} : { names }),
    });
  }
  if (found.length + forms.length === 0 && !faults.some(({ severity }) => severity === 'fault')) {
    const nearest = unread.toSorted((a, b) => (b.nearest?.score ?? 0) - (a.nearest?.score ?? 0))[0];
    faults.push(nearest ? unknownDataset(nearest.name, nearest.nearest) : new UnreadableFileError('empty-file').fault);
  } else {
    for (const { name } of unread)
      faults.push({ code: 'sheet-not-read', severity: 'warning', place: { sheet: name }, detail: {}, times: 1 });
  }
  return { sheets: found, forms, faults: isCsv ? faults.map(withoutSheet) : faults };
};
