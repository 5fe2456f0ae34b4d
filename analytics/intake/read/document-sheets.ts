import { readDocument } from './docx.ts';
import type { Sheet } from './sheet.ts';
import { readWorkbook } from './xlsx/workbook.ts';

/** Kinds of file that are read whole by a library, not row by row. */
export type DocumentKind = 'xlsx' | 'docx';

/** Reads a workbook or a document down to its sheets; rejects with UnreadableFileError what can't be read. */
export type DocumentReader = (kind: DocumentKind, bytes: Uint8Array) => Promise<readonly Sheet[]>;

/** The sheets of a workbook or the tables of a document. Throws UnreadableFileError. */
export const documentSheets = (kind: DocumentKind, bytes: Uint8Array): readonly Sheet[] =>
  kind === 'docx' ? readDocument(bytes) : readWorkbook(bytes);

/** Reads in this very thread. */
export const readHere: DocumentReader = async (kind, bytes) => documentSheets(kind, bytes);
