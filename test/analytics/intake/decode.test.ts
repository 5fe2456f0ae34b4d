import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeText, encodingOf, gunzip, isGzip, withoutEndMark } from '../../../analytics/intake/decode.ts';
import { UnreadableFileError } from '../../../analytics/intake/read/sheet.ts';

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);
const codeOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error instanceof UnreadableFileError ? error.fault.code : error;
  }
  return undefined;
};

test.each([
  ['plain ASCII', bytes(0x61, 0x2c), 'a,', 'utf-8'],
  ['UTF-8', new TextEncoder().encode('年度'), '年度', 'utf-8'],
  ['UTF-8 with a byte order mark', bytes(0xef, 0xbb, 0xbf, 0x61), 'a', 'utf-8'],
  ['GB18030 of two bytes', bytes(0xc4, 0xea, 0xb6, 0xc8), '年度', 'gb18030'],
  ['GB18030 of four bytes', bytes(0xc4, 0xea, 0x95, 0x32, 0x82, 0x36), '年𠀀', 'gb18030'],
  ['the euro sign of GB18030', bytes(0xc4, 0xea, 0xa2, 0xe3), '年€', 'gb18030'],
  ['UTF-16 with a byte order mark', bytes(0xff, 0xfe, 0x74, 0x5e), '年', 'utf-16le'],
  ['UTF-16 with the bytes the other way round', bytes(0xfe, 0xff, 0x5e, 0x74), '年', 'utf-16be'],
])('%s', (_, content, text, encoding) => {
  expect(decodeText(content)).toEqual({ text, encoding });
});

test('bytes of no encoding are a fault, never replacement characters', () => {
  expect(codeOf(() => decodeText(bytes(0xc4, 0xea, 0xff, 0xff)))).toBe('unknown-encoding');
  expect(codeOf(() => decodeText(bytes(0xef, 0xbb, 0xbf, 0xc4, 0xea)))).toBe('unknown-encoding');
  expect(codeOf(() => decodeText(bytes(0x61, 0x00, 0x62)))).toBe('unknown-encoding');
  expect(codeOf(() => decodeText(bytes(0xc4, 0xea), 'utf-8'))).toBe('unknown-encoding');
});

test.each([
  ['utf-8', bytes(0x61, 0x62, 0x63, 0x64)],
  ['gb18030', bytes(0x61, 0x62, 0xc4, 0xea, 0x63)],
  ['utf-16le', bytes(0x61, 0, 0x62, 0, 0x63, 0, 0x64, 0)],
])('a text longer than a string can be is too large, and no unknown encoding: %s', (encoding, content) => {
  expect(codeOf(() => decodeText(content, encoding, 3))).toBe('too-large-inside');
  expect(decodeText(content, encoding, 4).text).toHaveLength(4);
  expect(codeOf(() => decodeText(bytes(...content, 0xff), encoding, 3))).toBe('unknown-encoding');
});

test.each([
  ['as the last byte', [0x61, 0x1a], [0x61]],
  ['before a line end', [0x61, 0x0d, 0x0a, 0x1a, 0x0d, 0x0a], [0x61, 0x0d, 0x0a]],
  ['nowhere but within', [0x1a, 0x61, 0x0a], [0x1a, 0x61, 0x0a]],
  ['alone', [0x1a], []],
])('the end mark of a DOS text is left out: %s', (_, content, left) => {
  expect([...withoutEndMark(bytes(...content))]).toEqual(left);
});

test('the encoding is told without decoding', () => {
  expect(encodingOf(bytes(0xc4, 0xea))).toBe('gb18030');
});

test('gzip is unpacked, up to a limit that its header has no say in', () => {
  const packed = new Uint8Array(gzipSync(Buffer.alloc(1_000_000, 'a')));
  expect(isGzip(packed)).toBe(true);
  expect(gunzip(packed)).toHaveLength(1_000_000);
  expect(codeOf(() => gunzip(packed, 999_999))).toBe('too-large-inside');
  expect(codeOf(() => gunzip(packed.slice(0, 200)))).toBe('damaged-gzip');
  expect(isGzip(bytes(0x50, 0x4b))).toBe(false);
});
