import { cutOff, type OpenLine, openLineOf, openRow } from '../../../analytics/intake/cut-off.ts';
import { decodeText, encodingOf, gunzip, isGzip, withoutEndMark } from '../../../analytics/intake/decode.ts';
import { withoutSheet } from '../../../analytics/intake/fault.ts';
import type { FormDescription } from '../../../analytics/intake/form/schema.ts';
import { delimiterOf, readCsv } from '../../../analytics/intake/read/csv.ts';
import { type Sheet, UnreadableFileError } from '../../../analytics/intake/read/sheet.ts';
import { recognise } from '../../../analytics/intake/recognise/header.ts';
import { unknownDataset } from '../../../analytics/intake/recognise/header-faults.ts';
import { nameColumnOf } from '../../../analytics/intake/recognise/name-column.ts';
import { headSize } from '../../adapters/staged-text.ts';
import { type Content, contentOfSheets, type LargeText, type SheetContent } from './read-sheets.ts';
import type { Upload } from './upload.ts';

/** Text larger than this goes to the engine as a file instead of through memory as cells. */
export const largeText = 4_000_000;

const headOf = (text: string): string => text.slice(0, 100_000);

const csvSheet = (text: string, name: string): { readonly sheet: Sheet; readonly delimiter: string } => {
  const delimiter = delimiterOf(text);
  return { sheet: { name, rows: readCsv(text, delimiter) }, delimiter };
};

/** Reads the bytes of a text; its rows stay text where it is large. */
export const readText = (bytes: Uint8Array, upload: Upload, layouts: readonly FormDescription[]): Content => {
  const plain = withoutEndMark(isGzip(bytes) ? gunzip(bytes) : bytes);
  if (plain.length === 0) throw new UnreadableFileError('empty-file');
  const encoding = upload.source?.encoding ?? encodingOf(plain);
  if (upload.source) {
    const { text } = decodeText(plain, encoding);
    const raw = [{ name: '', rows: readCsv(text, upload.source.delimiter ?? delimiterOf(text)) }];
    return { format: 'csv', encoding, sheets: [], forms: [], raw, faults: [] };
  }
  if (plain.length <= largeText) {
    const { text } = decodeText(plain, encoding);
    const { sheet } = csvSheet(text, '');
    const content = contentOfSheets([sheet], upload.name, true, layouts);
    const isOpen = !/[\r\n]$/.test(text);
    const cut = isOpen ? content.sheets.flatMap(({ heading }) => cutOff(heading, sheet.rows)) : [];
    return { format: 'csv', encoding, raw: [], ...content, faults: [...content.faults, ...cut] };
  }
  const utf8 = encoding === 'utf-8' ? plain : new TextEncoder().encode(decodeText(plain, encoding).text);
  if (utf8.includes(0)) throw new UnreadableFileError('unknown-encoding');
  const text = utf8 === bytes ? 'as it came' : utf8;
  const large = { text, head: utf8.subarray(0, headSize), openLine: openLineOf(utf8) } as const;
  return { format: 'csv', encoding, raw: [], forms: [], ...largeCsv(large, upload.name) };
};

/** What of a large text is read here: its head, and its last line where that is open. */
interface LargeCsv {
  readonly text: LargeText['text'];
  readonly head: Uint8Array;
  readonly openLine: OpenLine | null;
}

/** Reads only the head of a large text here; its rows stay text for the engine. */
export const largeCsv = (
  { text, head: utf8, openLine }: LargeCsv,
  fileName: string,
): Pick<SheetContent, 'sheets' | 'faults'> => {
  const head = headOf(new TextDecoder().decode(utf8));
  const delimiter = delimiterOf(head);
  const whole = Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r')) + 1;
  const rows = readCsv(head.slice(0, whole), delimiter, 40);
  const { heading, nearest, faults } = recognise({ name: '', rows }, fileName);
  if (!heading) return { sheets: [], faults: faults.length > 0 ? faults : [withoutSheet(unknownDataset('', nearest))] };
  const cells = Math.max(...rows.map((row) => row.cells.length));
  const last = openLine && openRow(openLine, delimiter);
  const top = rows.filter(({ row }) => row <= heading.headerRow);
  const names = nameColumnOf({ name: '', rows: top }, heading);
  return {
    sheets: [{ name: null, heading, rows: { text, delimiter, cells, top }, ...(names === undefined ? {} : { names }) }],
    faults: [...faults.map(withoutSheet), ...(last ? cutOff(heading, [...rows, last]) : [])],
  };
};
