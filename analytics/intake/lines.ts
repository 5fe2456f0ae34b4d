const lineFeed = 10;
const carriageReturn = 13;

/** Where the last line end of a piece of text stands; -1 where there is none. */
export const lastLineEnd = (utf8: Uint8Array): number =>
  Math.max(utf8.lastIndexOf(lineFeed), utf8.lastIndexOf(carriageReturn));

/** Counts the lines of a text as an editor does, piece by piece. */
export interface LineCounter {
  add(piece: Uint8Array): void;
  /** The number of the line at which the text has come to. */
  row(): number;
}

export const lineCounter = (): LineCounter => {
  let row = 1;
  let endsInReturn = false;
  return {
    add: (piece) => {
      if (piece.length === 0) return;
      // A return at the end of the last piece was counted; a line feed after it is of the same line end.
      if (endsInReturn && piece[0] === lineFeed) row--;
      for (let at = piece.indexOf(lineFeed); at !== -1; at = piece.indexOf(lineFeed, at + 1)) row++;
      for (let at = piece.indexOf(carriageReturn); at !== -1; at = piece.indexOf(carriageReturn, at + 1))
        if (piece[at + 1] !== lineFeed) row++;
      endsInReturn = piece.at(-1) === carriageReturn;
    },
    row: () => row,
  };
};
