import { datasets } from '../../../analytics/contracts/catalogue.ts';
import { digestOf, sha256 } from '../../../analytics/core/digest.ts';
import { cutOff, type OpenLine, openLineOf, openRow } from '../../../analytics/intake/cut-off.ts';
import { decodeText, encodingOf, gunzip, isGzip, withoutEndMark } from '../../../analytics/intake/decode.ts';
import type { Fault } from '../../../analytics/intake/fault.ts';
import { saidAroundForm } from '../../../analytics/intake/form/around.ts';
import { joinContinued } from '../../../analytics/intake/form/continued.ts';
import { findForms, type UnknownForm } from '../../../analytics/intake/form/find.ts';
import { tableBeside } from '../../../analytics/intake/form/left-below.ts';
import { type ReadForm, readForm } from '../../../analytics/intake/form/read-form.ts';
import { type FormDescription, formKinds } from '../../../analytics/intake/form/schema.ts';
import { dataRows, hiddenRows } from '../../../analytics/intake/gather.ts';
import { delimiterOf, readCsv } from '../../../analytics/intake/read/csv.ts';
import { type DocumentReader, readHere } from '../../../analytics/intake/read/document-sheets.ts';
import { kindOf } from '../../../analytics/intake/read/kind.ts';
import { type Sheet, type SheetRow, UnreadableFileError } from '../../../analytics/intake/read/sheet.ts';
import type { Receipt } from '../../../analytics/intake/receipt.ts';
import { figuresAsShown } from '../../../analytics/intake/recognise/as-shown.ts';
import { type Heading, isIgnoredSheet, recognise } from '../../../analytics/intake/recognise/header.ts';
import { unknownDataset } from '../../../analytics/intake/recognise/header-faults.ts';
import { mergeFaults } from '../../../analytics/intake/recognise/merges.ts';
import { nameColumnOf } from '../../../analytics/intake/recognise/name-column.ts';
import { asShown, percentFaults } from '../../../analytics/intake/recognise/percent.ts';
import { printedRateFaults } from '../../../analytics/intake/recognise/printed-rate.ts';
import type { Fit } from '../../../analytics/intake/recognise/recognise.ts';
import { saidAroundTable } from '../../../analytics/intake/recognise/said-around.ts';
import { withShownDecimals } from '../../../analytics/intake/recognise/shown-decimals.ts';
import { withTotalsHeld } from '../../../analytics/intake/recognise/total-rows.ts';
import { asOf } from '../../../analytics/intake/source/file.ts';
import type { SourceDescription } from '../../../analytics/intake/source/schema.ts';
import { headSize, type StagedText } from '../../adapters/staged-text.ts';
import { identify } from './identify.ts';
import type { Upload } from './upload.ts';

/** Text larger than this goes to the engine as a file instead of through memory as cells. */
export const largeText = 4_000_000;

/** Rows that stay text: in the upload as it came where that is plain UTF-8, else in the text made of it. */
export interface LargeText {
  readonly text: Uint8Array | 'as it came';
  readonly delimiter: string;
  /** The number of cells of its widest row near the top. */
  readonly cells: number;
}

/** A recognised sheet of a file: in memory, or still in the file's text for the engine to read. */
export interface ReadSheet {
  readonly name: string | null;
  readonly heading: Heading;
  readonly rows: readonly SheetRow[] | LargeText;
  /** Position of a column of project names that stands beside their codes; of rows in memory. */
  readonly names?: number;
}

export interface ReadUpload {
  readonly fileId: string;
  /** SHA-256 of the bytes as they came. */
  readonly rawId: string;
  readonly name: string;
  readonly bytes: number;
  readonly format: Receipt['format'];
  readonly encoding: string | null;
  readonly source: { readonly description: SourceDescription; readonly digest: string } | null;
  readonly sheets: readonly ReadSheet[];
  /** Official forms found on its sheets. */
  readonly forms: readonly ReadForm[];
  /** Every sheet as it stands, for a source description to map. */
  readonly raw: readonly Sheet[];
  readonly faults: readonly Fault[];
}

type Content = Pick<ReadUpload, 'format' | 'encoding' | 'sheets' | 'forms' | 'raw' | 'faults'>;

const headOf = (text: string): string => text.slice(0, 100_000);

const csvSheet = (text: string, name: string): { readonly sheet: Sheet; readonly delimiter: string } => {
  const delimiter = delimiterOf(text);
  return { sheet: { name, rows: readCsv(text, delimiter) }, delimiter };
};

const placeless = (fault: Fault): Fault => {
  const { sheet: _sheet, ...place } = fault.place;
  return { ...fault, place };
};

const unknownForm = ({ sheet, row, why, title }: UnknownForm): Fault => ({
  code: why,
  severity: 'fault',
  place: { sheet, row, ...(title[0] ? { value: title[0].slice(0, 120) } : {}) },
  detail: {},
  times: 1,
});

const contentOfSheets = (
  sheets: readonly Sheet[],
  fileName: string,
  isCsv: boolean,
  layouts: readonly FormDescription[],
): Pick<Content, 'sheets' | 'forms' | 'faults'> => {
  const found: ReadSheet[] = [];
  const forms: ReadForm[] = [];
  const faults: Fault[] = [];
  const unread: { readonly name: string; readonly nearest: Fit | undefined }[] = [];
  const filled = sheets.filter((sheet) => sheet.rows.length > 0 && (isCsv || !isIgnoredSheet(sheet.name)));
  // Where nothing is left to see, what is hidden is all the sender can have meant.
  const isSkipped = ({ isHidden }: Sheet): boolean => isHidden === true && filled.some((sheet) => !sheet.isHidden);
  for (const { name } of filled.filter(isSkipped)) {
    faults.push({
      code: 'hidden-sheet-skipped',
      severity: 'warning',
      place: { sheet: name },
      detail: { sheet: name },
      times: 1,
    });
  }
  for (const sheet of filled.filter((each) => !isSkipped(each)).map(asShown)) {
    const official = findForms(sheet, layouts);
    const read = official.forms.map((form) => readForm(form, fileName));
    forms.push(...read);
    faults.push(...read.flatMap((form) => saidAroundForm(form, fileName)));
    faults.push(...official.unknown.map(unknownForm));
    if (official.tableAbove !== undefined) faults.push(tableBeside(sheet.name, official.tableAbove));
    if (official.forms.length + official.unknown.length > 0) {
      const ofForms = new Set(official.forms.flatMap(({ rows }) => rows));
      faults.push(
        ...hiddenRows(
          sheet.name,
          sheet.rows.filter(({ row }) => ofForms.has(row)),
        ),
      );
      continue;
    }
    const { heading, nearest, faults: headerFaults } = recognise(sheet, fileName);
    faults.push(...headerFaults);
    if (!heading) {
      if (headerFaults.length === 0) unread.push({ name: sheet.name, nearest });
      continue;
    }
    const { rows, faults: rowFaults } = dataRows(sheet, heading, isCsv);
    const whole = mergeFaults(sheet, heading, rows);
    const figures = figuresAsShown(sheet.name, heading, whole.rows);
    const rowsSay = withTotalsHeld(sheet, heading, figures.rows, rowFaults);
    faults.push(
      ...rowsSay,
      ...whole.faults,
      ...figures.faults,
      ...percentFaults(sheet.name, heading, figures.rows),
      ...printedRateFaults(sheet, heading, figures.rows),
      ...saidAroundTable(sheet, heading, figures.rows, fileName),
    );
    const names = nameColumnOf(sheet, heading);
    found.push({
      name: isCsv ? null : sheet.name,
      ...withShownDecimals({ heading, rows: figures.rows }),
      ...(names === undefined ? {} : { names }),
    });
  }
  if (found.length + forms.length === 0 && !faults.some(({ severity }) => severity === 'fault')) {
    const nearest = unread.toSorted((a, b) => (b.nearest?.score ?? 0) - (a.nearest?.score ?? 0))[0];
    faults.push(nearest ? unknownDataset(nearest.name, nearest.nearest) : new UnreadableFileError('empty-file').fault);
  } else {
    for (const { name } of unread)
      faults.push({ code: 'sheet-not-read', severity: 'warning', place: { sheet: name }, detail: {}, times: 1 });
  }
  return { sheets: found, forms, faults: isCsv ? faults.map(placeless) : faults };
};

const readText = (bytes: Uint8Array, upload: Upload, layouts: readonly FormDescription[]): Content => {
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
const largeCsv = ({ text, head: utf8, openLine }: LargeCsv, fileName: string): Pick<Content, 'sheets' | 'faults'> => {
  const head = headOf(new TextDecoder().decode(utf8));
  const delimiter = delimiterOf(head);
  const whole = Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r')) + 1;
  const rows = readCsv(head.slice(0, whole), delimiter, 40);
  const { heading, nearest, faults } = recognise({ name: '', rows }, fileName);
  if (!heading) return { sheets: [], faults: faults.length > 0 ? faults : [placeless(unknownDataset('', nearest))] };
  const cells = Math.max(...rows.map((row) => row.cells.length));
  const last = openLine && openRow(openLine, delimiter);
  return {
    sheets: [{ name: null, heading, rows: { text, delimiter, cells } }],
    faults: [...faults.map(placeless), ...(last ? cutOff(heading, [...rows, last]) : [])],
  };
};

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

/** What can't be read at all becomes its one fault. */
const unlessUnreadable = async (read: () => Promise<Content> | Content): Promise<Content> => {
  try {
    return await read();
  } catch (cause) {
    if (!(cause instanceof UnreadableFileError)) throw cause;
    return { format: 'unknown', encoding: null, sheets: [], forms: [], raw: [], faults: [cause.fault] };
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
  ...(await unlessUnreadable(() => contentOf(bytes, upload, layouts, readDocument))),
});

/**
 * Reads an upload that is a large text in UTF-8 and lies in a file of ours; gives the same as `readUpload` of its bytes.
 */
export const readStaged = async (staged: StagedText, upload: Upload): Promise<ReadUpload> => ({
  ...identify(staged.digest, upload),
  name: upload.name,
  bytes: staged.bytes,
  source: null,
  ...(await unlessUnreadable(() => {
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

const orderOf = (read: ReadUpload): number => {
  const named = read.source
    ? read.source.description.sheets.flatMap((sheet) => sheet.tables.map((table) => table.dataset))
    : [];
  const places = [...named, ...read.sheets.map((sheet) => sheet.heading.dataset.name)].map((name) =>
    datasets.findIndex((dataset) => dataset.name === name),
  );
  return places.length > 0 ? Math.min(...places) : datasets.length;
};

const asOfText = ({ source, name }: ReadUpload): string => (source ? asOf(source.description, name) : '');

/** A self-evaluation is written after the year's last monitoring and takes its place. */
const formOrderOf = ({ forms }: ReadUpload): number =>
  Math.max(-1, ...forms.map(({ description }) => formKinds.indexOf(description.kind)));

/**
 * Order in which references can be met: by dataset, then by what a described file speaks of or a form is for; otherwise
 * as sent.
 */
export const inReferenceOrder = (reads: readonly ReadUpload[]): readonly ReadUpload[] =>
  [...reads].sort(
    (a, b) =>
      orderOf(a) - orderOf(b) ||
      formOrderOf(a) - formOrderOf(b) ||
      (asOfText(a) < asOfText(b) ? -1 : asOfText(a) > asOfText(b) ? 1 : 0),
  );

/** Goals come before what refers to them by name, and lists of names before both. */
const waveOf = ({ forms }: ReadUpload): number =>
  forms.length === 0 ? 0 : forms.every(({ description }) => description.kind.endsWith('goals')) ? 1 : 2;

/**
 * Uploads in the waves in which they are answered: names and codes on official forms are known only once the lists and
 * declarations that give them have been accepted.
 */
export const inWaves = (reads: readonly ReadUpload[]): readonly (readonly ReadUpload[])[] =>
  [0, 1, 2].map((wave) => reads.filter((read) => waveOf(read) === wave)).filter((wave) => wave.length > 0);
