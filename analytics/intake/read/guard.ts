import { Unzip, UnzipInflate } from 'fflate';
import { UnreadableFileError } from './sheet.ts';

/**
 * How large a workbook may be inside. The sizes in its headers are its maker's words, so everything is counted while it
 * unpacks.
 */
export interface WorkbookLimits {
  readonly bytes: number;
  readonly entries: number;
  readonly cells: number;
}

export const workbookLimits: WorkbookLimits = { bytes: 600 * 2 ** 20, entries: 2000, cells: 5_000_000 };

const tooLarge = (limit: string): UnreadableFileError => new UnreadableFileError('too-large-inside', { limit });

/** Counts `<c ` and `<si` openings, also of prefixed tags, in a piece of XML. */
const countTags = (piece: Uint8Array): number => {
  let count = 0;
  for (let at = piece.indexOf(0x3c); at !== -1; at = piece.indexOf(0x3c, at + 1)) {
    const [one, two] = [piece[at + 1], piece[at + 2]];
    if ((one === 0x63 && two === 0x20) || (one === 0x73 && two === 0x69)) count++;
  }
  return count;
};

/** Unpacks the workbook as a stream, keeping nothing, and throws UnreadableFileError as soon as it passes a limit. */
export const guardWorkbook = (bytes: Uint8Array, limits: WorkbookLimits = workbookLimits): void => {
  let total = 0;
  let entries = 0;
  let cells = 0;
  const unzip = new Unzip((file) => {
    if (++entries > limits.entries) throw tooLarge(`${limits.entries} entries`);
    const isSheet = file.name.startsWith('xl/worksheets/') || file.name === 'xl/sharedStrings.xml';
    file.ondata = (error, piece) => {
      // What is thrown in here comes round again as the stream's own error.
      if (error instanceof UnreadableFileError) throw error;
      if (error) throw new UnreadableFileError('damaged-workbook', { reason: error.message }, {}, { cause: error });
      total += piece.length;
      if (total > limits.bytes) throw tooLarge(`${limits.bytes} bytes`);
      if (isSheet) cells += countTags(piece);
      if (cells > limits.cells) throw tooLarge(`${limits.cells} cells`);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    // Small pieces keep what one push can unpack to within the running cap's reach.
    for (let at = 0; at < bytes.length; at += 65_536)
      unzip.push(bytes.subarray(at, at + 65_536), at + 65_536 >= bytes.length);
  } catch (cause) {
    if (cause instanceof UnreadableFileError) throw cause;
    throw new UnreadableFileError(
      'damaged-workbook',
      { reason: cause instanceof Error ? cause.message : 'not a zip' },
      {},
      { cause },
    );
  }
};
