/** An entry of an archive as its directory lists it, and where its packed bytes lie. */
export interface DirectoryEntry {
  readonly name: string;
  readonly crc32: number;
  /** 0 for stored, 8 for deflated. */
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly size: number;
  /** From its local header to the end of its packed bytes. */
  readonly from: number;
  readonly packed: Uint8Array;
}

export interface Directory {
  readonly entries: readonly DirectoryEntry[];
  /** Where the directory itself begins. */
  readonly from: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const unknown = 0xffffffff;

/** Place of the end record: the last of its signature whose comment the file holds; −1 where there is none. */
const endOf = (view: DataView): number => {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--)
    if (view.getUint32(at, true) === endSignature && at + 22 + view.getUint16(at + 20, true) <= view.byteLength)
      return at;
  return -1;
};

/** Sizes of 64 bits, in the order given: those that the plain fields leave open. */
const wide = (view: DataView, from: number, length: number, plain: readonly number[]): readonly number[] => {
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    return plain.map((value) => {
      if (value !== unknown) return value;
      next += 8;
      return Number(view.getBigUint64(next - 8, true));
    });
  }
  return plain;
};

const textOf = (bytes: Uint8Array, from: number, length: number): string =>
  new TextDecoder().decode(bytes.subarray(from, from + length));

/** The packed bytes of an entry; throws RangeError where its local header says otherwise than the directory. */
const packedOf = (
  bytes: Uint8Array,
  view: DataView,
  from: number,
  entry: { name: string; sizes: readonly number[] },
) => {
  const nameLength = view.getUint16(from + 26, true);
  if (view.getUint32(from, true) !== localSignature || textOf(bytes, from + 30, nameLength) !== entry.name)
    throw new RangeError(`entry ${entry.name} is not where the directory says`);
  const isLater = (view.getUint16(from + 6, true) & 8) !== 0;
  const says = [view.getUint32(from + 18, true), view.getUint32(from + 22, true)];
  if (!isLater && says.some((size, index) => size !== unknown && size !== entry.sizes[index]))
    throw new RangeError(`entry ${entry.name} has two sizes`);
  const start = from + 30 + nameLength + view.getUint16(from + 28, true);
  const end = start + (entry.sizes[0] ?? 0);
  if (end > bytes.length) throw new RangeError(`entry ${entry.name} is cut short`);
  return bytes.subarray(start, end);
};

/**
 * The entries of a zip archive as its central directory lists them, in its order; undefined where the archive has no
 * such directory, or one of more than 65,534 entries or past 4 GB. Throws RangeError where the directory is cut short
 * or an entry's own header contradicts it.
 */
export const centralDirectory = (bytes: Uint8Array): Directory | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === -1) return undefined;
  const [count, start] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)];
  if (count === 0xffff || start === unknown) return undefined;
  const entries: DirectoryEntry[] = [];
  for (let at = start, index = 0; index < count; index++) {
    if (view.getUint32(at, true) !== entrySignature) throw new RangeError('the directory of the archive is broken');
    const [length, more] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true)];
    const name = textOf(bytes, at + 46, length);
    const plain = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
    const [size = 0, packedSize = 0, from = 0] = wide(view, at + 46 + length, more, plain);
    entries.push({
      name,
      crc32: view.getUint32(at + 16, true),
      method: view.getUint16(at + 10, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) !== 0,
      size,
      from,
      packed: packedOf(bytes, view, from, { name, sizes: [packedSize, size] }),
    });
    at += 46 + length + more + view.getUint16(at + 32, true);
  }
  return { entries, from: start };
};

/**
 * What an archive holds besides the entries of its directory: null where they lie one behind another with none between.
 * Programs that read from the front would find what lies hidden, or read a part of one entry as another.
 */
export const hiddenIn = (bytes: Uint8Array, { entries, from }: Directory): string | null => {
  const names = new Set<string>();
  let end = 0;
  for (const entry of [...entries].sort((a, b) => a.from - b.from)) {
    if (names.has(entry.name.toLowerCase())) return `two entries ${entry.name}`;
    names.add(entry.name.toLowerCase());
    if (entry.from < end) return `entry ${entry.name} lies inside another`;
    if (hasEntry(bytes.subarray(end, entry.from))) return `an entry before ${entry.name} that the directory leaves out`;
    end = entry.packed.byteOffset - bytes.byteOffset + entry.packed.length;
  }
  if (from < end) return 'the directory lies inside an entry';
  return hasEntry(bytes.subarray(end, from)) ? 'an entry that the directory leaves out' : null;
};

const hasEntry = (gap: Uint8Array): boolean =>
  Buffer.from(gap.buffer, gap.byteOffset, gap.length).includes('PK\u0003\u0004');
