import { expect, test } from 'vitest';
import { processorOf } from '../../infra/bundle/processor.ts';

/** The beginning of an ELF file: class, byte order, machine. */
const elf = (bits: 1 | 2, order: 1 | 2, machine: number): Buffer => {
  const header = Buffer.alloc(64);
  header.set([0x7f, 0x45, 0x4c, 0x46, bits, order]);
  if (order === 1) header.writeUInt16LE(machine, 18);
  else header.writeUInt16BE(machine, 18);
  return header;
};

test.each([
  ['x86-64', elf(2, 1, 0x3e), 'x64'],
  ['aarch64', elf(2, 1, 0xb7), 'arm64'],
  ['RISC-V', elf(2, 1, 0xf3), null],
  ['32-bit', elf(1, 1, 0x3e), null],
  ['big-endian', elf(2, 2, 0x3e), null],
  ['a Windows library', Buffer.from(`MZ${'\0'.repeat(60)}`), null],
  ['a Mach-O library', Buffer.concat([Buffer.from([0xcf, 0xfa, 0xed, 0xfe]), Buffer.alloc(60)]), null],
  ['cut off', elf(2, 1, 0x3e).subarray(0, 19), null],
  ['empty', Buffer.alloc(0), null],
])('%s', (_, bytes, processor) => {
  expect(processorOf(bytes)).toBe(processor);
});
