import { readFile } from 'node:fs/promises';

const lineFeed = 10;
const carriageReturn = 13;

/**
 * True when a CSV's line ends are all of one kind, no line is empty and no quote stands beside a blank. Only then do
 * DuckDB's reader and ours agree on what a record and a cell is: DuckDB does not count empty lines, which would shift
 * every row number after them, and takes blanks around quotes away.
 */
export const isPlainCsv = async (path: string): Promise<boolean> => {
  const bytes = await readFile(path);
  if (
    bytes[0] === lineFeed ||
    bytes[0] === carriageReturn ||
    [' "', '" ', '\n\n', '\n\r'].some((sign) => bytes.includes(sign))
  )
    return false;
  for (let at = bytes.indexOf(carriageReturn); at !== -1; at = bytes.indexOf(carriageReturn, at + 1))
    if (bytes[at + 1] !== lineFeed) return false;
  const first = bytes.indexOf(lineFeed);
  if (bytes[first - 1] !== carriageReturn) return !bytes.includes('\r\n');
  for (let at = first; at !== -1; at = bytes.indexOf(lineFeed, at + 1))
    if (bytes[at - 1] !== carriageReturn) return false;
  return true;
};
