import { datasets } from '../../contracts/catalogue.ts';
import type { Dataset } from '../../contracts/dataset.ts';
import type { Fault } from '../fault.ts';
import { isNear, share } from '../near.ts';
import type { Sheet, SheetRow } from '../read/sheet.ts';
import { fold } from './fold.ts';
import { ambiguousDataset, type Candidate, headerFaults } from './header-faults.ts';
import { unitAbove } from './money-unit.ts';
import { monthFaults } from './month-alone.ts';
import { type ColumnMatch, type Fit, fitOf, headerCells, isTitled, titleScore, twoRowHeader } from './recognise.ts';
import { type Split, splitHeader } from './split-header.ts';

/** A sheet that was recognised: its dataset, where its header is and which column is which field. */
export interface Heading {
  readonly dataset: Dataset;
  readonly headerRow: number;
  readonly columns: readonly ColumnMatch[];
  /** Number of header cells, the last non-empty one included. */
  readonly width: number;
  /** The rows of a header of several, but the first. */
  readonly lower?: readonly SheetRow['cells'][];
  /** Headings of figures that a lower row of the header splits. */
  readonly splits?: readonly Split[];
}

export interface Recognised {
  readonly heading?: Heading;
  /** The dataset that came nearest, where none was recognised. */
  readonly nearest?: Fit;
  readonly faults: readonly Fault[];
}

const searchedRows = 20;
const ignoredSheets = new Set(['填表说明', '填报说明', '说明', 'instructions', '选项', '_lists', 'lists'].map(fold));

/** Sheets that explain the form are not data. */
export const isIgnoredSheet = (name: string): boolean => ignoredSheets.has(fold(name));

const isComplete = ({ missing, hasValues }: Fit): boolean => missing.length === 0 && hasValues;

type Head = Pick<Candidate, 'row' | 'top' | 'splits' | 'lower'>;

/** A header with the rows below it that split its headings of figures, each in turn. */
const withSplits = (head: Head, rows: readonly SheetRow[]): Head => {
  const below = rows.find(({ row }) => row === head.row.row + 1);
  const split = below && splitHeader(head.row.cells, below.cells);
  if (!split) return head;
  const { cells, splits } = split;
  // What a third row splits once more is no longer the column that the second one named.
  const kept = head.splits.filter(({ index }) => !splits.some((each) => each.columns.includes(index)));
  const lower = [...head.lower, below.cells];
  return withSplits({ row: { row: below.row, cells }, top: head.top, splits: [...kept, ...splits], lower }, rows);
};

/**
 * Rows that may be the header, each also together with the row below it; only together where that splits a heading of
 * figures.
 */
const headsOf = (sheet: Sheet): readonly Head[] =>
  sheet.rows.slice(0, searchedRows).flatMap((row, index) => {
    const own: Head = { row, top: row.row, splits: [], lower: [] };
    const rows = sheet.rows.slice(index, index + 4);
    const [, below] = rows;
    if (below?.row !== row.row + 1) return [own];
    const split = withSplits(own, rows);
    if (split !== own) return [split];
    const cells = twoRowHeader(row.cells, below.cells);
    return cells ? [own, withSplits({ ...own, row: { row: below.row, cells }, lower: [below.cells] }, rows)] : [own];
  });

/**
 * The best fit of each dataset over the rows in which a header may be: complete ones first, except that a dataset that
 * the sheet is named after and that fits better is meant even where it lacks columns.
 */
const candidatesOf = (sheet: Sheet, file: string): Candidate[] => {
  const head = headsOf(sheet).map((each) => ({ ...each, cells: headerCells(each.row.cells) }));
  // The top of a large text may be one row without an end.
  if (head.length === 0) return [];
  const [sheetTitle, fileTitle] = [fold(sheet.name), fold(file)];
  const candidates = datasets
    .map((dataset) => {
      const title = titleScore(dataset, sheetTitle, fileTitle);
      return head
        .map(({ cells, ...each }): Candidate => ({ ...fitOf(dataset, cells, title), ...each }))
        .reduce((best, each) => (each.score > best.score ? each : best));
    })
    .filter((candidate) => candidate.columns.length >= 2)
    .sort(
      (a, b) =>
        Number(isComplete(b)) - Number(isComplete(a)) || b.score - a.score || a.missing.length - b.missing.length,
    );
  const named = candidates.find(
    ({ dataset, score }) => isTitled(dataset, sheetTitle) && score > (candidates[0]?.score ?? 0),
  );
  return named ? [named, ...candidates.filter((each) => each !== named)] : candidates;
};

const requiredOf = ({ dataset }: Candidate): number => dataset.fields.filter((field) => field.required).length;

/** How much of what its dataset requires a header has. */
const likenessOf = (candidate: Candidate): number => {
  const required = requiredOf(candidate);
  return share(required - candidate.missing.length, required);
};

/** Only header-like rows count: more than half of a dataset's required columns, or its title on the sheet. */
const plausible = (candidate: Candidate): boolean => {
  const { missing, score, columns } = candidate;
  return missing.length * 2 < requiredOf(candidate) || score - columns.length * 1.1 >= 1.5;
};

/** The dataset that the lines at the top or the file are named after, as official forms are. */
const named = (candidates: readonly Candidate[], sheet: Sheet, file: string): Candidate | undefined => {
  const top = fold(
    sheet.rows
      .slice(0, 3)
      .flatMap(({ cells }) => cells.filter((cell) => cell !== null))
      .join(' '),
  );
  const scored = candidates.map((candidate) => ({ candidate, score: titleScore(candidate.dataset, top, fold(file)) }));
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  return best && best.score > 0 ? best.candidate : undefined;
};

/**
 * Finds a sheet's header row and dataset. Money columns take their unit, such as 万元, from their own header, or from a
 * line above or the name of sheet or file that says so. Faults: columns missing or given twice, two datasets that fit
 * equally; an unknown column is a warning.
 */
export const recognise = (sheet: Sheet, file: string): Recognised => {
  const candidates = candidatesOf(sheet, file);
  const [best, second] = candidates;
  if (!best) return { faults: [] };
  const equal = second && isComplete(second) && isComplete(best) && best.score - second.score < 0.15;
  if (equal) {
    return { faults: [ambiguousDataset(sheet.name, best, second)] };
  }
  if (best.missing.length > 0 && !plausible(best)) {
    const meant = named(candidates, sheet, file) ?? (isNear(likenessOf(best)) ? best : undefined);
    return { ...(meant && { nearest: meant }), faults: [] };
  }
  const above = unitAbove(
    sheet.rows.filter((row) => row.row < best.top),
    [sheet.name, file],
  );
  const columns = best.columns.map((column) => ({
    ...column,
    unit: column.field.type === 'money' ? (column.unit ?? above.unit) : null,
  }));
  const { dataset, row, lower, splits } = best;
  const heading = { dataset, headerRow: row.row, columns, width: row.cells.length, lower, splits };
  return { heading, faults: [...headerFaults(sheet.name, best, above), ...monthFaults(sheet, file, best)] };
};
