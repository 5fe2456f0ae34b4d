import { constants, isUtf8 } from 'node:buffer';
import { gunzipSync } from 'node:zlib';
import { tooLarge, UnreadableFileError } from './read/sheet.ts';

/** Text bytes may unpack to at most this; larger exports are split by their makers. */
const maxTextBytes = 2 ** 31 - 1;

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Unpacks gzip; throws UnreadableFileError when it is damaged or unpacks past the limit, whatever its header says. */
export const gunzip = (bytes: Uint8Array, limit: number = maxTextBytes): Uint8Array => {
  try {
    return gunzipSync(bytes, { maxOutputLength: limit });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new UnreadableFileError('too-large-inside', { limit: `${limit} bytes` }, {}, { cause });
    }
    throw new UnreadableFileError('damaged-gzip', {}, {}, { cause });
  }
};

/** Bytes up to the 0x1A with which DOS programs end a text, and blank lines after it. */
export const withoutEndMark = (bytes: Uint8Array): Uint8Array => {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d)) end--;
  return bytes[end - 1] === 0x1a ? bytes.subarray(0, end - 1) : bytes;
};

const hasMark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/**
 * Which encoding the bytes are in: a byte order mark decides, then strict UTF-8, then strict GB18030; throws
 * UnreadableFileError.
 */
export const encodingOf = (bytes: Uint8Array): Encoding => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (isUtf8(bytes)) return 'utf-8';
  if (hasMark(bytes)) throw new UnreadableFileError('unknown-encoding');
  return 'gb18030';
};

/** Bytes decoded at a time where a text is only counted. */
const pieceSize = 2 ** 24;

const lengthOf = (bytes: Uint8Array, encoding: string): number => {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let length = 0;
  for (let at = 0; at < bytes.length; at += pieceSize)
    length += decoder.decode(bytes.subarray(at, at + pieceSize), { stream: true }).length;
  return length + decoder.decode().length;
};

/**
 * Text of a file without its byte order mark. Never guesses by likelihood: bytes that are not strictly of the encoding
 * are a fault, and so is a text longer than a string can be, of which the decoder says the same.
 * @example decodeText(new Uint8Array([0xc4, 0xea])) // { text: '年', encoding: 'gb18030' }
 */
export const decodeText = (
  bytes: Uint8Array,
  encoding: string = encodingOf(bytes),
  longest: number = constants.MAX_STRING_LENGTH,
): { readonly text: string; readonly encoding: string } => {
  try {
    if (bytes.length > longest && lengthOf(bytes, encoding) > longest) throw tooLarge(`${longest} characters`);
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // A control character other than tab and line ends means binary content that happens to decode.
    if (text.includes('\u0000')) throw new UnreadableFileError('unknown-encoding');
    return { text, encoding };
  } catch (cause) {
    if (cause instanceof UnreadableFileError) throw cause;
    throw new UnreadableFileError('unknown-encoding', {}, {}, { cause });
  }
};
