import { type FileHandle, open } from 'node:fs/promises';

const lineFeed = 10;
const carriageReturn = 13;

/** Signs that DuckDB's reader and ours take differently, but for line ends. */
const ambiguous = [' "', '" ', '\n\n', '\n\r'];

type LineEnd = 'return and feed' | 'feed' | 'none';

/** How the lines of a piece end; undefined where they end in more than one way, or a return is alone. */
const lineEndOf = (piece: Buffer): LineEnd | undefined => {
  if (!piece.includes(carriageReturn)) return piece.includes(lineFeed) ? 'feed' : 'none';
  for (let at = piece.indexOf(carriageReturn); at !== -1; at = piece.indexOf(carriageReturn, at + 1))
    if (piece[at + 1] !== lineFeed) return undefined;
  for (let at = piece.indexOf(lineFeed); at !== -1; at = piece.indexOf(lineFeed, at + 1))
    if (piece[at - 1] !== carriageReturn) return undefined;
  return 'return and feed';
};

/** What is read at a time, and the longest line that is looked at. */
const pieceSize = 2 ** 22;

/** Line ends at a file's end past so many bytes are not looked through. */
const tailSize = 2 ** 16;

/** Where what a file says ends: before the line ends at its end. Undefined where those go on for long. */
const contentEnd = async (file: FileHandle): Promise<number | undefined> => {
  const { size } = await file.stat();
  const start = Math.max(0, size - tailSize);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
  const last = buffer.subarray(0, bytesRead).findLastIndex((byte) => byte !== lineFeed && byte !== carriageReturn);
  return last === -1 && size > 0 ? undefined : start + last + 1;
};

/**
 * True when a CSV's line ends are all of one kind, no line but those at its end is empty and no quote stands beside a
 * blank. Only then do DuckDB's reader and ours agree on what a record and a cell is: DuckDB does not count empty lines,
 * which would shift every row number after them, and takes blanks around quotes away.
 */
export const isPlainCsv = async (path: string): Promise<boolean> => {
  const file = await open(path, 'r');
  // Only what was read into it is looked at; to clear it would take longer than to read a small file.
  const buffer = Buffer.allocUnsafe(pieceSize);
  const lineEnds = new Set<LineEnd | undefined>();
  try {
    const said = await contentEnd(file);
    if (said === undefined) return false;
    for (let [left, start] = [0, 0]; ; ) {
      const { bytesRead } = await file.read(buffer, left, pieceSize - left);
      const filled = left + bytesRead;
      // Cut right after a line feed, no line end is cut in two.
      const end = bytesRead === 0 ? filled : buffer.subarray(0, filled).lastIndexOf(lineFeed) + 1;
      if (end === 0 && filled === pieceSize) return false;
      const piece = buffer.subarray(0, end);
      const saying = piece.subarray(0, Math.max(0, said - start));
      if (saying[0] === lineFeed || saying[0] === carriageReturn || ambiguous.some((sign) => saying.includes(sign)))
        return false;
      const lineEnd = lineEndOf(piece);
      if (lineEnd !== 'none') lineEnds.add(lineEnd);
      if (lineEnds.size > 1 || lineEnds.has(undefined)) return false;
      if (bytesRead === 0) return true;
      buffer.copyWithin(0, end, filled);
      left = filled - end;
      start += end;
    }
  } finally {
    await file.close();
  }
};
