import type { Fault, Place } from '../fault.ts';
import type { FaultCode } from '../faults/catalogue.ts';
import type { Detail } from '../faults/entry.ts';

/**
 * A row as it stands in the file: its number as a spreadsheet counts it, and its cells as text; an empty cell is null.
 */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly (string | null)[];
  /** How the workbook shows its numbers, by position, where it says so; their text is the number as stored. */
  readonly formats?: readonly (string | undefined)[];
  readonly isHidden?: true;
}

/** Cells merged into one: rows from 1, columns from 0, both ends included. Only the first cell has a value. */
export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/**
 * What a tracked change of a document made of a cell, its row from 1 and column from 0, or of a row that it took out.
 */
export interface TrackedChange {
  readonly row?: number;
  readonly column?: number;
  readonly was: string;
  readonly is: string;
}

/** All formats come down to this: text cells with their positions. Rows without any content are left out. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  readonly isHidden?: true;
  readonly merges?: readonly MergedRange[];
  /** Columns that the workbook does not show, from 0. */
  readonly hiddenColumns?: ReadonlySet<number>;
  /** Lines above and below a table of a document. */
  readonly above?: readonly string[];
  readonly below?: readonly string[];
  readonly changes?: readonly TrackedChange[];
}

/** Marks a formula whose result was not saved; no grammar accepts it. */
export const formulaMark = '\u0001';

/** Marks a figure or code some of whose digits are raised, lowered or struck out; no grammar accepts it. */
export const setApartMark = '\u0002';

/** Marks a cell that shows something other than text: a drawn formula, a picture, a sign of an unknown font. */
export const unreadMark = '\u0003';

/** The file as a whole can't be read; the fault says why in the catalogue's terms. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';
  readonly fault: Fault;
  constructor(code: FaultCode, detail: Detail = {}, place: Place = {}, options?: ErrorOptions) {
    super(`unreadable file: ${code}`, options);
    this.fault = { code, severity: 'fault', place, detail, times: 1 };
  }
}

export const tooLarge = (limit: string): UnreadableFileError => new UnreadableFileError('too-large-inside', { limit });

export const damaged = (reason: string, cause?: unknown): UnreadableFileError =>
  new UnreadableFileError('damaged-workbook', { reason }, {}, { cause });
