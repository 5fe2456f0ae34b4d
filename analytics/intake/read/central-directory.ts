/** Where an archive's directory says an entry is, and the checksum of what it unpacks to. */
export interface DirectoryEntry {
  readonly name: string;
  readonly crc32: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;

/** Place of the end record: the last of its signature whose comment the file holds; −1 where there is none. */
const endOf = (view: DataView): number => {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--)
    if (view.getUint32(at, true) === endSignature && at + 22 + view.getUint16(at + 20, true) <= view.byteLength)
      return at;
  return -1;
};

/**
 * The entries of a zip archive as its central directory lists them, in its order; undefined where the archive has no
 * such directory, or one of more than 65,534 entries or past 4 GB. Throws RangeError where the directory is cut short.
 */
export const centralDirectory = (bytes: Uint8Array): readonly DirectoryEntry[] | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === -1) return undefined;
  const [count, start] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)];
  if (count === 0xffff || start === 0xffffffff) return undefined;
  const entries: DirectoryEntry[] = [];
  for (let at = start, index = 0; index < count; index++) {
    if (view.getUint32(at, true) !== entrySignature) throw new RangeError('the directory of the archive is broken');
    const length = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length));
    entries.push({ name, crc32: view.getUint32(at + 16, true) });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
};
