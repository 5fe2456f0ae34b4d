import type { MergedRange } from '../sheet.ts';
import { damaged } from '../sheet.ts';

/** A spreadsheet's own last row and column. */
export const maxRow = 1_048_576;
export const maxColumn = 16_384;

/** The number of a column, from 1, by its letters. */
export const columnOf = (letters: string): number => {
  let column = 0;
  for (let at = 0; at < letters.length; at++) column = column * 26 + letters.charCodeAt(at) - 64;
  return column;
};

const address = /^\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})$/;

/** Row and column of a cell, both from 1, by its address. Throws UnreadableFileError where there is no such cell. */
export const placeOf = (part: string, written: string): { readonly row: number; readonly column: number } => {
  const found = address.exec(written);
  const place = { row: Number(found?.[2]), column: columnOf(found?.[1] ?? '') };
  if (!found || place.row > maxRow || place.column > maxColumn)
    throw damaged(`${part}: ${written.slice(0, 40)} is no cell`);
  return place;
};

/** The cells of a range such as A1:C3. Throws UnreadableFileError where one of its ends is no cell. */
export const rangeOf = (part: string, range: string): MergedRange => {
  const [first = '', last = first] = range.split(':');
  const [from, to] = [placeOf(part, first), placeOf(part, last)];
  return {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column) - 1,
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column) - 1,
  };
};
