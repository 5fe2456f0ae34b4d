import type { Row } from '../../core/ports/engine.ts';
import type { Fault, Place } from '../fault.ts';
import type { SourceDescription, SourceSheet } from './schema.ts';

/** Faults of one kind past this many are counted, not listed. */
export const listedAtMost = 100;

/** One fault for each offending row; the last one listed also stands for all that are not. */
export const listed = (
  total: number,
  rows: readonly Row[],
  make: (row: Row) => Omit<Fault, 'times'>,
): readonly Fault[] =>
  rows.map((row, index) => ({ ...make(row), times: index === rows.length - 1 ? total - rows.length + 1 : 1 }));

/** A row number as DuckDB hands it over: a number, or text where it is a BIGINT. */
export const rowNumber = (row: Row): number => Number(row.source_row);

export const placeOf = (sheet: string | null, more: Omit<Place, 'sheet'>): Place => ({
  ...(sheet === null ? {} : { sheet }),
  ...more,
});

/** Where a part of the description stands in it, as its own errors name it. */
export const pathIn = (source: SourceDescription, sheet: SourceSheet, ...more: readonly (string | number)[]): string =>
  ['sheets', source.sheets.indexOf(sheet), ...more].join('.');
