import { crc32, inflateRawSync } from 'node:zlib';
import { centralDirectory, type Directory, type DirectoryEntry, hiddenIn } from './central-directory.ts';
import { damaged, tooLarge, UnreadableFileError } from './sheet.ts';

/**
 * How large an archive may be inside. The sizes in its headers are its maker's words, so all is counted as it unpacks.
 */
export interface ArchiveLimits {
  readonly bytes: number;
  readonly entries: number;
}

/** A part of an archive, unpacked. */
export interface Part {
  readonly name: string;
  readonly content: Uint8Array;
}

/** An archive whose parts are unpacked one at a time, each once. */
export interface Archive {
  /** The part of this name; undefined where there is none, or it was taken before. */
  readonly take: (name: string) => Part | undefined;
  /** Every part that was not taken, in the order of the directory. */
  readonly rest: () => Iterable<Part>;
}

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
  if (found.entries.some(({ isEncrypted }) => isEncrypted)) throw new UnreadableFileError('password-protected');
  return found;
};

const largestBuffer = 2 ** 26;

/** What an entry unpacks to, at most so many bytes of it; null where it is more. */
const unpacked = ({ name, method, packed, size }: DirectoryEntry, limit: number): Uint8Array | null => {
  if (method === 0) return packed;
  if (method !== 8) throw damaged(`entry ${name} is packed by method ${method}`);
  try {
    const { buffer, engine } = inflateRawSync(packed, {
      maxOutputLength: Math.max(1, limit),
      // Into one buffer of the size that it says; in small ones it would be in memory twice.
      chunkSize: Math.min(Math.max(size + 1, 64), largestBuffer),
      info: true,
    }) as unknown as {
      readonly buffer: Uint8Array;
      readonly engine: { readonly bytesWritten: number };
    };
    if (engine.bytesWritten !== packed.length) throw damaged(`entry ${name} ends early`);
    return buffer;
  } catch (cause) {
    if (cause instanceof UnreadableFileError) throw cause;
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return null;
    throw damaged(`entry ${name}: ${(cause as Error).message}`, cause);
  }
};

/** Programs differ in capitals and in slashes between an entry's name and what refers to it. */
const keyOf = (name: string): string => name.replaceAll('\\', '/').toLowerCase();

/**
 * Opens a zip archive. Throws UnreadableFileError, at once or as a part is unpacked, where it passes a limit, is
 * encrypted, or is not what its directory says.
 */
export const openArchive = (bytes: Uint8Array, limits: ArchiveLimits): Archive => {
  const left = new Map<string, DirectoryEntry>();
  for (const entry of directoryOf(bytes, limits.entries).entries) {
    if (left.has(keyOf(entry.name))) throw damaged(`two entries ${entry.name}`);
    left.set(keyOf(entry.name), entry);
  }
  let total = 0;
  const part = (entry: DirectoryEntry): Part => {
    left.delete(keyOf(entry.name));
    const content = unpacked(entry, limits.bytes - total);
    total += content?.length ?? 0;
    if (content === null || total > limits.bytes) throw tooLarge(`${limits.bytes} bytes`);
    if (content.length !== entry.size) throw damaged(`size of ${entry.name}`);
    if (crc32(content) !== entry.crc32) throw damaged(`checksum of ${entry.name}`);
    return { name: entry.name, content };
  };
  return {
    take: (name) => {
      const entry = left.get(keyOf(name));
      return entry && part(entry);
    },
    rest: function* () {
      for (const entry of [...left.values()]) yield part(entry);
    },
  };
};
