import { crc32 } from 'node:zlib';
import { Unzip, UnzipInflate } from 'fflate';
import { centralDirectory } from './central-directory.ts';
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

const damaged = (reason: string, cause?: unknown): UnreadableFileError =>
  new UnreadableFileError('damaged-workbook', { reason }, {}, { cause });

/**
 * Holds what an archive's entries unpacked to against the checksums of its directory: a flipped digit unpacks as well as
 * the right one, and an entry that the directory does not know would be read by some programs only.
 */
const checkEntries = (bytes: Uint8Array, unpacked: ReadonlyMap<string, number>): void => {
  let listed: ReturnType<typeof centralDirectory>;
  try {
    listed = centralDirectory(bytes);
  } catch (cause) {
    throw damaged(cause instanceof Error ? cause.message : 'directory', cause);
  }
  if (listed === undefined) throw damaged('no directory at the end of the archive');
  const wrong = listed.find(({ name, crc32: due }) => unpacked.has(name) && unpacked.get(name) !== due);
  if (wrong) throw damaged(`checksum of ${wrong.name}`);
  // Other names are written in more than one encoding; no part of a workbook that is read has one.
  const isPlain = (name: string): boolean => /^[\x20-\x7e]+$/.test(name);
  const names = new Set(listed.map(({ name }) => name));
  const missing = listed.find(({ name }) => isPlain(name) && !name.endsWith('/') && !unpacked.has(name));
  const unlisted = [...unpacked.keys()].find((name) => isPlain(name) && !names.has(name));
  if (missing ?? unlisted) throw damaged(`entry ${missing?.name ?? unlisted} is not where the directory says`);
};

/**
 * Unpacks the workbook as a stream, keeping nothing, and throws UnreadableFileError as soon as it passes a limit, or
 * where what it unpacks to is not what its directory says.
 */
export const guardWorkbook = (bytes: Uint8Array, limits: WorkbookLimits = workbookLimits): void => {
  let total = 0;
  let entries = 0;
  let cells = 0;
  const unpacked = new Map<string, number>();
  const unzip = new Unzip((file) => {
    if (++entries > limits.entries) throw tooLarge(`${limits.entries} entries`);
    unpacked.set(file.name, 0);
    const isSheet = file.name.startsWith('xl/worksheets/') || file.name === 'xl/sharedStrings.xml';
    file.ondata = (error, piece) => {
      // What is thrown in here comes round again as the stream's own error.
      if (error instanceof UnreadableFileError) throw error;
      if (error) throw new UnreadableFileError('damaged-workbook', { reason: error.message }, {}, { cause: error });
      total += piece.length;
      unpacked.set(file.name, crc32(piece, unpacked.get(file.name)));
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
  checkEntries(bytes, unpacked);
};
