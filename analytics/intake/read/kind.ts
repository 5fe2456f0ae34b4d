import type { FaultCode } from '../faults/catalogue.ts';
import type { Detail } from '../faults/entry.ts';
import { UnreadableFileError } from './sheet.ts';

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** Whether letters of ASCII stand anywhere in a file, which may be longer than a text can be. */
const holds = (bytes: Uint8Array, letters: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(letters, 0, 'latin1');

/** What a sender can do about a file of no kind that is read; the remedy of `not-a-table` goes by it. */
type Way = 'unpack' | 'original' | 'save-as';

/** Why a file is not read. */
type Unread = readonly [FaultCode, Detail];

const notTable = (way: Way, kind_zh: string, kind_en: string): Unread => ['not-a-table', { way, kind_zh, kind_en }];

const image = notTable('original', '图片', 'an image');

const slides = notTable('original', '演示文稿', 'a presentation');

const archive = notTable('unpack', '压缩包', 'an archive');

/** Office documents before 2007 and encrypted ones share one container; the stream names in it tell them apart. */
const oleFault = (bytes: Uint8Array): Unread => {
  const has = (stream: string): boolean => holds(bytes, [...stream].map((letter) => `${letter}\u0000`).join(''));
  if (has('EncryptedPackage')) return ['password-protected', {}];
  if (has('WordDocument')) return ['legacy-doc', {}];
  if (has('PowerPoint Document')) return slides;
  return ['legacy-xls', {}];
};

/**
 * Whether the first thing in an archive is an office's file, or a folder of them. What such a file is packed of may
 * stand in the archive to the letter.
 */
const isOfFiles = (bytes: Uint8Array): boolean => {
  const first = latin(bytes.subarray(30, 30 + (bytes[26] ?? 0) + 256 * (bytes[27] ?? 0)));
  return (
    !/^(?:xl|word|docProps|_rels|customXml)\//.test(first) && /\/$|\.(?:xls[xmb]?|docx?|csv|et|wps|pdf)$/i.test(first)
  );
};

const isDocument = (bytes: Uint8Array): boolean => holds(bytes, 'word/document') && !holds(bytes, 'xl/workbook.xml');

/** What is zipped, by an entry or a type that none of the others has. */
const zipped: readonly (readonly [string, Unread])[] = [
  ['xl/workbook.bin', notTable('save-as', ' .xlsb 二进制工作簿', 'a binary .xlsb workbook')],
  ['application/vnd.oasis.opendocument', notTable('save-as', ' OpenDocument 文件', 'an OpenDocument file')],
  ['Index/Document.iwa', notTable('save-as', ' Numbers 或 Pages 文件', 'a file of Numbers or Pages')],
  ['ppt/presentation.xml', slides],
  ['OFD.xml', notTable('original', ' OFD 文件', 'an OFD file')],
];

const zipFault = (bytes: Uint8Array): Unread | undefined => {
  if (holds(bytes, 'xl/workbook.xml')) return undefined;
  return zipped.find(([entry]) => holds(bytes, entry))?.[1] ?? archive;
};

/** Two letters alone may begin a text as well; a picture of this kind goes on with its length and four zeros. */
const isBitmap = (bytes: Uint8Array): boolean =>
  startsWith(bytes, [0x42, 0x4d]) && bytes.length > 10 && bytes.subarray(6, 10).every((byte) => byte === 0);

/** What files of other kinds have at one place or another. */
const signatures: readonly (readonly [at: number, signature: string, Unread])[] = [
  [0, '%PDF', notTable('original', ' PDF 文件', 'a PDF')],
  [0, '\x89PNG', image],
  [0, '\xff\xd8\xff', image],
  [0, 'GIF8', image],
  [0, 'II*\0', image],
  [0, 'MM\0*', image],
  [0, 'RIFF', image],
  [4, 'ftyp', notTable('original', '图片或录像', 'an image or a film')],
  [0, '\0\x01\0\0Standard ', notTable('save-as', ' Access 数据库', 'an Access database')],
  [0, 'Rar!', archive],
  [0, '7z\xbc\xaf', archive],
  [257, 'ustar', archive],
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
    if (isOfFiles(bytes)) throw new UnreadableFileError(...archive);
    if (isDocument(bytes)) return 'docx';
    const fault = zipFault(bytes);
    if (fault) throw new UnreadableFileError(...fault);
    return 'xlsx';
  }
  if (isMarkup(bytes)) throw new UnreadableFileError('web-page');
  if (isBitmap(bytes)) throw new UnreadableFileError(...image);
  const known = signatures.find(([at, signature]) => latin(bytes.subarray(at, at + signature.length)) === signature);
  if (known) throw new UnreadableFileError(...known[2]);
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
