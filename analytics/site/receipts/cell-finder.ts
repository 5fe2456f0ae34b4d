import type { Place } from '../../intake/fault.ts';

/** Labels of forms stand all the way down, those of tables on top. */
const labelsWithin = 2000;
/** Words of labels are short. */
const longestLabel = 60;

/** A filled cell: its place in the file, and its text without blanks. */
export interface FilledCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** A text without its blanks, by which cells are compared with what a fault says of them. */
export const withoutBlanks = (text: string): string => text.replaceAll(/\s+/g, '');

/**
 * Finds the cell that a place names, by the column it stands in: in its row the column under the nearest header above
 * with those words, or, where the words stand in the row itself as a label does, the cell with the value. `rowOf` gives
 * the filled cells of a row.
 */
export const cellFinder = (
  rowOf: (row: number) => readonly FilledCell[],
  rows: number,
): ((place: Place) => Pick<FilledCell, 'row' | 'column'> | undefined) => {
  const labels = new Map<string, FilledCell[]>();
  for (let number = 1; number <= Math.min(labelsWithin, rows); number++)
    for (const cell of rowOf(number)) {
      if (cell.text === '' || cell.text.length > longestLabel) continue;
      const places = labels.get(cell.text);
      if (places) places.push(cell);
      else labels.set(cell.text, [cell]);
    }
  return ({ row, column, value }) => {
    if (row === undefined) return undefined;
    const found = labels.get(withoutBlanks(column ?? ''))?.findLast((label) => label.row <= row);
    if (found && found.row < row) return { row, column: found.column };
    const words = withoutBlanks(value ?? '');
    const named = words === '' ? undefined : rowOf(row).findLast(({ text }) => text === words);
    return { row, column: named?.column ?? found?.column ?? 1 };
  };
};
