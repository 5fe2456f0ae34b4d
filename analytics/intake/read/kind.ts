import type { FaultCode } from '../faults/catalogue.ts';
import type { Detail } from '../faults/entry.ts';
import { UnreadableFileError } from './sheet.ts';

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

const notTable = (kind_zh: string, kind_en: string): readonly [FaultCode, Detail] => [
  'not-a-table',
  { kind_zh, kind_en },
];

/** Office documents before 2007 and encrypted ones share one container; the stream names in it tell them apart. */
const oleFault = (bytes: Uint8Array): readonly [FaultCode, Detail] => {
  const content = latin(bytes);
  const has = (stream: string): boolean => content.includes([...stream].map((letter) => `${letter}\u0000`).join(''));
  if (has('EncryptedPackage')) return ['password-protected', {}];
  if (has('WordDocument')) return ['legacy-doc', {}];
  return ['legacy-xls', {}];
};

const isDocument = (bytes: Uint8Array): boolean => {
  const content = latin(bytes);
  return /word\/document[0-9]*\.xml/.test(content) && !content.includes('xl/workbook.xml');
};

const zipFault = (bytes: Uint8Array): readonly [FaultCode, Detail] | undefined => {
  const content = latin(bytes);
  if (content.includes('xl/workbook.xml')) return undefined;
  if (content.includes('xl/workbook.bin')) return notTable(' .xlsb 二进制工作簿', 'a binary .xlsb workbook');
  if (content.includes('application/vnd.oasis.opendocument'))
    return notTable(' OpenDocument 文件', 'an OpenDocument file');
  return notTable('压缩包', 'an archive');
};

const signatures: readonly (readonly [readonly number[], string, string])[] = [
  [[0x25, 0x50, 0x44, 0x46], ' PDF 文件', 'a PDF'],
  [[0x89, 0x50, 0x4e, 0x47], '图片', 'an image'],
  [[0xff, 0xd8, 0xff], '图片', 'an image'],
  [[0x52, 0x61, 0x72, 0x21], '压缩包', 'an archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], '压缩包', 'an archive'],
];

const markup =
  /^\s*(?:<!doctype html|<html|<head|<body|<table|<meta|<!--|<\?xml[^>]*>\s*(?:<\?mso-application|<!doctype html|<html|<workbook)|mime-version:)/i;

/** Pages and XML tables that systems hand out under the name .xls: a browser's table, not a workbook's cells. */
const isMarkup = (bytes: Uint8Array): boolean =>
  markup.test(
    latin(bytes.subarray(0, 1000))
      .replaceAll('\u0000', '')
      .replace(/^(?:ï»¿|ÿþ|þÿ)/, ''),
  );

/**
 * What the bytes are, whatever the name says; throws UnreadableFileError for everything that is neither a workbook, a
 * document nor text.
 */
export const kindOf = (bytes: Uint8Array): 'xlsx' | 'docx' | 'text' => {
  if (bytes.length === 0) throw new UnreadableFileError('empty-file');
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new UnreadableFileError(...oleFault(bytes));
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    if (isDocument(bytes)) return 'docx';
    const fault = zipFault(bytes);
    if (fault) throw new UnreadableFileError(...fault);
    return 'xlsx';
  }
  if (isMarkup(bytes)) throw new UnreadableFileError('web-page');
  const known = signatures.find(([signature]) => startsWith(bytes, signature));
  if (known) throw new UnreadableFileError(...notTable(known[1], known[2]));
  return 'text';
};

/** True where the bytes a file begins with are those of a text, and not of anything else that is known. */
export const isText = (head: Uint8Array): boolean => {
  try {
    return kindOf(head) === 'text';
  } catch (cause) {
    if (cause instanceof UnreadableFileError) return false;
    throw cause;
  }
};
