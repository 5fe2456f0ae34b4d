import { recognise } from '../recognise/header.ts';
import type { Cell } from './grid.ts';

/** True for a row in which the header of one of our datasets stands. */
export const beginsOtherTable = (line: readonly Cell[]): boolean => {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last || line.length < 3) return false;
  const cells = new Array<string | null>(last.column + 1).fill(null);
  for (const { column, text } of line) cells[column] = text;
  const { heading, faults } = recognise({ name: '', rows: [{ row: first.row, cells }] }, '');
  return heading !== undefined || faults.length > 0;
};
