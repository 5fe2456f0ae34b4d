import { decodeText, encodingOf, gunzip, isGzip, withoutEndMark } from '../../../analytics/intake/decode.ts';
import { delimiterOf, readCsv } from '../../../analytics/intake/read/csv.ts';
import type { DocumentReader } from '../../../analytics/intake/read/document-sheets.ts';
import { kindOf } from '../../../analytics/intake/read/kind.ts';
import { type Sheet, UnreadableFileError } from '../../../analytics/intake/read/sheet.ts';

/** The sheets of an export as they stand. Throws UnreadableFileError. */
export const readRaw = async (
  bytes: Uint8Array,
  readDocument: DocumentReader,
): Promise<{ readonly sheets: readonly Sheet[]; readonly isCsv: boolean }> => {
  const kind = kindOf(bytes);
  if (kind === 'docx') throw new UnreadableFileError('not-a-table', { kind_zh: 'Word 文件', kind_en: 'a document' });
  if (kind !== 'text') return { sheets: await readDocument(kind, bytes), isCsv: false };
  const plain = withoutEndMark(isGzip(bytes) ? gunzip(bytes) : bytes);
  if (plain.length === 0) throw new UnreadableFileError('empty-file');
  const { text } = decodeText(plain, encodingOf(plain));
  return { sheets: [{ name: '', rows: readCsv(text, delimiterOf(text)) }], isCsv: true };
};
