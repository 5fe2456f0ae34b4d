import { isUtf8 } from 'node:buffer';
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { longestLine, type OpenLine } from '../../analytics/intake/cut-off.ts';
import { lastLineEnd, lineCounter } from '../../analytics/intake/lines.ts';

/** A file copied whole into a folder of ours: what is named by its digest, kept and read are the same bytes. */
export interface StagedText {
  readonly path: string;
  /** SHA-256, in lower-case hex. */
  readonly digest: string;
  readonly bytes: number;
  readonly head: Uint8Array;
  readonly isUtf8: boolean;
  /** A sign that no text has, and that readers take differently. */
  readonly hasNul: boolean;
  /** The last byte that is of no line end. */
  readonly lastByte: number | undefined;
  readonly openLine: OpenLine | null;
}

const pieceSize = 2 ** 22;
/** Bytes of a large text that are looked at to tell what it is. */
export const headSize = 200_000;

/** Where the last letter that is whole ends. */
const wholeLetters = (utf8: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, utf8.length); back++) {
    const byte = utf8[utf8.length - back] as number;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return back < length ? utf8.length - back : utf8.length;
  }
  return utf8.length;
};

const lastOfLine = (piece: Uint8Array): number | undefined =>
  piece[piece.findLastIndex((byte) => byte !== 0x0a && byte !== 0x0d)];

/** The number of a file's last line, as an editor counts. */
const lastRowOf = async (path: string): Promise<number> => {
  const lines = lineCounter();
  for await (const piece of createReadStream(path, { highWaterMark: 2 ** 20 })) lines.add(piece as Uint8Array);
  return lines.row();
};

/** Copies a file into `folder`, and tells in the same pass what reading it as a large text needs to know. */
export const stageText = async (source: string, folder: string): Promise<StagedText> => {
  const path = join(folder, randomUUID());
  await using from = await open(source, 'r');
  await using to = await open(path, 'wx');
  const hash = createHash('sha256');
  let [bytes, isText, hasNul] = [0, true, false];
  let head: Uint8Array | undefined;
  let lastByte: number | undefined;
  let rest = new Uint8Array(0);
  // The piece, and before it what is left over of the last one's last letter.
  const buffer = new Uint8Array(3 + pieceSize);
  let left = 0;
  for (;;) {
    const { bytesRead } = await from.read(buffer, 3, pieceSize);
    if (bytesRead === 0) break;
    const piece = buffer.subarray(3, 3 + bytesRead);
    const written = to.writeFile(piece);
    head ??= piece.slice(0, headSize);
    bytes += bytesRead;
    hash.update(piece);
    hasNul ||= piece.includes(0);
    const letters = buffer.subarray(3 - left, 3 + bytesRead);
    const end = wholeLetters(letters);
    isText &&= isUtf8(letters.subarray(0, end));
    lastByte = lastOfLine(piece) ?? lastByte;
    const lineEnd = lastLineEnd(piece);
    const line = lineEnd === -1 ? [rest, piece] : [piece.subarray(lineEnd + 1)];
    rest = new Uint8Array(Buffer.concat(line).subarray(0, longestLine));
    await written;
    left = letters.length - end;
    buffer.copyWithin(3 - left, 3 + bytesRead - left, 3 + bytesRead);
  }
  return {
    path,
    digest: hash.digest('hex'),
    bytes,
    head: head ?? new Uint8Array(0),
    isUtf8: isText && left === 0,
    hasNul,
    lastByte,
    openLine: rest.length > 0 ? { utf8: rest, row: await lastRowOf(path) } : null,
  };
};
