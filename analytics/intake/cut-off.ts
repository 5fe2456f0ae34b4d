import type { Fault } from './fault.ts';
import { dataRows } from './gather.ts';
import { readCsv } from './read/csv.ts';
import type { SheetRow } from './read/sheet.ts';
import type { Heading } from './recognise/header.ts';

const lineFeed = 10;
const carriageReturn = 13;

/** Bytes of a last row that are looked at. */
const longestRow = 1_000_000;

/**
 * The last row of a large text where no line end closes it, numbered as an editor does; none where a quote runs over
 * several lines there, of which the engine tells.
 */
export const openRow = (utf8: Uint8Array, delimiter: string): SheetRow | undefined => {
  const start = Math.max(utf8.lastIndexOf(lineFeed), utf8.lastIndexOf(carriageReturn)) + 1;
  const line = new TextDecoder().decode(utf8.subarray(start, start + longestRow));
  if (line.split('"').length % 2 === 0) return undefined;
  const [last] = readCsv(line, delimiter);
  if (!last) return undefined;
  let row = 1;
  for (let at = utf8.indexOf(lineFeed); at !== -1; at = utf8.indexOf(lineFeed, at + 1)) row++;
  for (let at = utf8.indexOf(carriageReturn); at !== -1; at = utf8.indexOf(carriageReturn, at + 1))
    if (utf8[at + 1] !== lineFeed) row++;
  return { row, cells: last.cells };
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
