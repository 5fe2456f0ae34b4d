/** What a function runs on, in Node's own words. */
export const processors = ['arm64', 'x64'] as const;
export type Processor = (typeof processors)[number];

const elfMachines: ReadonlyMap<number, Processor> = new Map([
  [0x3e, 'x64'],
  [0xb7, 'arm64'],
]);

/**
 * The processor a native file was compiled for, by its ELF header; null for another processor or no 64-bit
 * little-endian ELF file.
 */
export const processorOf = (bytes: Buffer): Processor | null => {
  const elf64LittleEndian = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1]);
  if (bytes.length < 20 || !bytes.subarray(0, 6).equals(elf64LittleEndian)) return null;
  return elfMachines.get(bytes.readUInt16LE(18)) ?? null;
};
