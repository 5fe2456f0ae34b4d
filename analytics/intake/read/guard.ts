import { crc32, inflateRawSync } from 'node:zlib';
import { centralDirectory, type Directory, type DirectoryEntry, hiddenIn } from './central-directory.ts';
import { damaged, tooLarge, UnreadableFileError } from './sheet.ts';
import { bookRules, checkSaid, type Said, saidNothing, sheetRules, stringRules, styleRules } from './sheet-rules.ts';
import { type Listener, scanXml } from './xml-scan.ts';

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

const directoryOf = (bytes: Uint8Array, limit: number): Directory => {
  let found: Directory | undefined;
  try {
    found = centralDirectory(bytes);
  } catch (cause) {
    throw damaged(cause instanceof Error ? cause.message : 'directory', cause);
  }
  if (found === undefined) throw damaged('no directory at the end of the archive');
  if (found.entries.length > limit) throw tooLarge(`${limit} entries`);
  const hidden = hiddenIn(bytes, found);
  if (hidden !== null) throw damaged(hidden);
  return found;
};

/** What an entry unpacks to, at most so many bytes of it. */
const unpacked = ({ name, method, packed }: DirectoryEntry, limit: number): Uint8Array => {
  if (method === 0) return packed;
  if (method !== 8) throw damaged(`entry ${name} is packed by method ${method}`);
  try {
    const { buffer, engine } = inflateRawSync(packed, {
      maxOutputLength: Math.max(1, limit),
      info: true,
    }) as unknown as {
      readonly buffer: Uint8Array;
      readonly engine: { readonly bytesWritten: number };
    };
    if (engine.bytesWritten !== packed.length) throw damaged(`entry ${name} ends early`);
    return buffer;
  } catch (cause) {
    if (cause instanceof UnreadableFileError) throw cause;
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge('bytes');
    throw damaged(`entry ${name}: ${(cause as Error).message}`, cause);
  }
};

const unheard: Listener = { open: () => undefined, close: () => undefined };

/** Parts that a reader of tables opens. */
const isRead = /^(?:xl|word|_rels)\/.*\.(?:xml|rels)$|^\[Content_Types\]\.xml$/i;

const rulesFor = (name: string, said: Said): Listener => {
  if (/^xl\/worksheets\/[^/]*\.xml$/i.test(name)) return sheetRules(name, said);
  if (/^xl\/workbook\.xml$/i.test(name)) return bookRules(name);
  if (/^xl\/sharedStrings\.xml$/i.test(name)) return stringRules(said);
  if (/^xl\/styles\.xml$/i.test(name)) return styleRules(name, said);
  return unheard;
};

/**
 * Unpacks the archive of a workbook or document once, before any library does, and throws UnreadableFileError where it
 * passes a limit, is not what its directory says, or can be read in more than one way. Gives what its parts said.
 */
export const guardWorkbook = (bytes: Uint8Array, limits: WorkbookLimits = workbookLimits): Said => {
  const said = saidNothing();
  let total = 0;
  for (const entry of directoryOf(bytes, limits.entries).entries) {
    if (entry.isEncrypted) throw new UnreadableFileError('password-protected');
    let content: Uint8Array;
    try {
      content = unpacked(entry, limits.bytes - total);
    } catch (cause) {
      if (cause instanceof UnreadableFileError && cause.fault.code === 'too-large-inside')
        throw tooLarge(`${limits.bytes} bytes`);
      throw cause;
    }
    total += content.length;
    if (total > limits.bytes) throw tooLarge(`${limits.bytes} bytes`);
    if (content.length !== entry.size) throw damaged(`size of ${entry.name}`);
    if (crc32(content) !== entry.crc32) throw damaged(`checksum of ${entry.name}`);
    if (isRead.test(entry.name)) scanXml(entry.name, content, rulesFor(entry.name, said));
    if (said.cells + said.strings > limits.cells) throw tooLarge(`${limits.cells} cells`);
  }
  checkSaid(said);
  return said;
};
