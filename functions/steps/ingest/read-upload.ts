import { digestOf, sha256 } from '../../../analytics/core/digest.ts';
import type { Fault } from '../../../analytics/intake/fault.ts';
import { joinContinued } from '../../../analytics/intake/form/continued.ts';
import type { FormDescription } from '../../../analytics/intake/form/schema.ts';
import { type DocumentReader, readHere } from '../../../analytics/intake/read/document-sheets.ts';
import { kindOf } from '../../../analytics/intake/read/kind.ts';
import { UnreadableFileError } from '../../../analytics/intake/read/sheet.ts';
import type { SourceDescription } from '../../../analytics/intake/source/schema.ts';
import type { StagedText } from '../../adapters/staged-text.ts';
import { identify } from './identify.ts';
import { type Content, contentOfSheets } from './read-sheets.ts';
import { largeCsv, readText } from './read-text.ts';
import type { Upload } from './upload.ts';

export interface ReadUpload extends Content {
  readonly fileId: string;
  /** SHA-256 of the bytes as they came. */
  readonly rawId: string;
  readonly name: string;
  readonly bytes: number;
  readonly source: { readonly description: SourceDescription; readonly digest: string } | null;
}

const contentOf = async (
  bytes: Uint8Array,
  upload: Upload,
  layouts: readonly FormDescription[],
  readDocument: DocumentReader,
): Promise<Content> => {
  const kind = kindOf(bytes);
  if (kind === 'text') return readText(bytes, upload, layouts);
  const sheets = await readDocument(kind, bytes);
  if (upload.source) return { format: kind, encoding: null, sheets: [], forms: [], raw: sheets, faults: [] };
  const whole = kind === 'docx' ? joinContinued(sheets, layouts) : sheets;
  return { format: kind, encoding: null, raw: [], ...contentOfSheets(whole, upload.name, false, layouts) };
};

/** WPS keeps its tables and documents as Office did before 2007, under endings of its own. */
const ofWps = (fault: Fault, name: string): Fault => {
  const [ending] = /\.(?:ett?|wps)$/i.exec(name) ?? [];
  const isOld = fault.code === 'legacy-xls' || fault.code === 'legacy-doc';
  return ending && isOld ? { ...fault, detail: { ...fault.detail, ending: ending.toLowerCase() } } : fault;
};

/** What can't be read at all becomes its one fault. */
const unlessUnreadable = async (name: string, read: () => Promise<Content> | Content): Promise<Content> => {
  try {
    return await read();
  } catch (cause) {
    if (!(cause instanceof UnreadableFileError)) throw cause;
    return { format: 'unknown', encoding: null, sheets: [], forms: [], raw: [], faults: [ofWps(cause.fault, name)] };
  }
};

/**
 * Reads an upload down to recognised sheets of text cells, and to the official forms on them by `layouts`. What can't
 * be read at all becomes its one fault.
 */
export const readUpload = async (
  bytes: Uint8Array,
  upload: Upload,
  layouts: readonly FormDescription[],
  readDocument: DocumentReader = readHere,
): Promise<ReadUpload> => ({
  ...identify(sha256(bytes), upload),
  name: upload.name,
  bytes: bytes.length,
  source: upload.source ? { description: upload.source, digest: digestOf(upload.source) } : null,
  ...(await unlessUnreadable(upload.name, () => contentOf(bytes, upload, layouts, readDocument))),
});

/**
 * Reads an upload that is a large text in UTF-8 and lies in a file of ours; gives the same as `readUpload` of its
 * bytes.
 */
export const readStaged = async (staged: StagedText, upload: Upload): Promise<ReadUpload> => ({
  ...identify(staged.digest, upload),
  name: upload.name,
  bytes: staged.bytes,
  source: null,
  ...(await unlessUnreadable(upload.name, () => {
    const { head, openLine } = staged;
    return {
      format: 'csv',
      encoding: 'utf-8',
      raw: [],
      forms: [],
      ...largeCsv({ text: 'as it came', head, openLine }, upload.name),
    };
  })),
});
