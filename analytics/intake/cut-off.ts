import type { Fault } from './fault.ts';
import { dataRows } from './gather.ts';
import { lastLineEnd, lineCounter } from './lines.ts';
import { readCsv } from './read/csv.ts';
import type { SheetRow } from './read/sheet.ts';
import type { Heading } from './recognise/header.ts';

/** The last line of a large text where no line end closes it, and its number as an editor counts. */
export interface OpenLine {
  readonly utf8: Uint8Array;
  readonly row: number;
}

/** Bytes of a last line that are looked at. */
export const longestLine = 1_000_000;

/** The open line of a text that is in memory. */
export const openLineOf = (utf8: Uint8Array): OpenLine | null => {
  const start = lastLineEnd(utf8) + 1;
  if (start === utf8.length) return null;
  const lines = lineCounter();
  lines.add(utf8);
  return { utf8: utf8.subarray(start, start + longestLine), row: lines.row() };
};

/** The cells of an open line; none where a quote runs over several lines there, of which the engine tells. */
export const openRow = ({ utf8, row }: OpenLine, delimiter: string): SheetRow | undefined => {
  const line = new TextDecoder().decode(utf8);
  if (line.split('"').length % 2 === 0) return undefined;
  const [last] = readCsv(line, delimiter);
  return last && { row, cells: last.cells };
};

/**
 * The fault of a CSV without a last line end whose last row is one of data and has fewer cells than the header and
 * every row of data before it: the rest of the file is missing. `rows` end with the last row.
 */
export const cutOff = (heading: Heading, rows: readonly SheetRow[]): readonly Fault[] => {
  const last = rows.at(-1);
  if (!last) return [];
  const data = dataRows({ name: '', rows }, heading, true).rows;
  if (data.at(-1)?.row !== last.row) return [];
  const width = Math.min(heading.width, ...data.slice(0, -1).map(({ cells }) => cells.length));
  if (last.cells.length >= width) return [];
  const value = last.cells.at(-1);
  return [
    {
      code: 'row-cut-off',
      severity: 'fault',
      dataset: heading.dataset.name,
      place: { row: last.row, ...(value ? { value: value.trim().slice(0, 120) } : {}) },
      detail: { columns: String(heading.width), cells: String(last.cells.length) },
      times: 1,
    },
  ];
};
