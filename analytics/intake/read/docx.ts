import { guardWorkbook, type WorkbookLimits } from './guard.ts';
import { type MergedRange, type Sheet, type SheetRow, setApartMark, UnreadableFileError } from './sheet.ts';

/** A part of a document as the library hands it over. */
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
  readonly colSpan?: number;
  readonly rowSpan?: number;
  readonly checked?: boolean;
  readonly isStrikethrough?: boolean;
  readonly verticalAlignment?: string;
}

/** Forms are pages long; what is larger is no form. */
export const documentLimits: WorkbookLimits = { bytes: 60 * 2 ** 20, entries: 2000, cells: 200_000 };

/** Figures some of whose digits are raised, lowered or struck out are not the figure that their digits spell. */
const isSetApart = ({ type, isStrikethrough, verticalAlignment }: Node): boolean =>
  type === 'run' && (isStrikethrough === true || (verticalAlignment ?? 'baseline') !== 'baseline');

const own = ({ type, value, checked }: Node): string => {
  if (type === 'text') return value ?? '';
  if (type === 'break') return '\n';
  if (type === 'tab') return ' ';
  if (type === 'checkbox') return checked ? '√' : '□';
  return '';
};

const textOf = (node: Node): string => {
  const inner = (node.children ?? []).map(textOf);
  return (
    own(node) + inner.join(node.type === 'tableCell' || node.type === 'table' || node.type === 'tableRow' ? '\n' : '')
  );
};

const hasDigitsApart = (node: Node): boolean =>
  (isSetApart(node) && /[0-9]/.test(textOf(node))) || (node.children ?? []).some(hasDigitsApart);

const cellOf = (node: Node): string | null => {
  const written = textOf(node).trim();
  if (written === '') return null;
  return hasDigitsApart(node) ? `${setApartMark}${written}` : written;
};

/** Lays the cells of a table out on its grid: each at the first column that no merge from above takes. */
const sheetOf = (table: Node, name: string): Sheet => {
  const rows: SheetRow[] = [];
  const merges: MergedRange[] = [];
  (table.children ?? []).forEach((line, index) => {
    const row = index + 1;
    const cells: (string | null)[] = [];
    const isTaken = (column: number): boolean =>
      merges.some(({ top, bottom, left, right }) => top < row && row <= bottom && left <= column && column <= right);
    let column = 0;
    for (const cell of line.children ?? []) {
      while (isTaken(column)) column++;
      const [width, height] = [cell.colSpan ?? 1, cell.rowSpan ?? 1];
      while (cells.length < column) cells.push(null);
      cells[column] = cellOf(cell);
      if (width > 1 || height > 1)
        merges.push({ top: row, left: column, bottom: row + height - 1, right: column + width - 1 });
      column += width;
    }
    if (cells.some((cell) => cell !== null)) rows.push({ row, cells });
  });
  return { name, rows, ...(merges.length > 0 ? { merges } : {}) };
};

const parsed = async (bytes: Uint8Array): Promise<Node> => {
  // Most files are no documents, and the library would be loaded at each start of a function.
  const { default: mammoth } = await import('mammoth');
  let whole: Node = { type: 'document' };
  await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      transformDocument: (document: Node) => {
        whole = document;
        return { ...document, children: [] };
      },
    },
  );
  return whole;
};

/**
 * Every table of a Word document as a sheet named 表1, 表2 …, its rows counted from 1 as a person counts them; the lines
 * between it and the table before stand in `above`, those after the last in `below`. Deleted text of tracked changes is
 * not there. Throws UnreadableFileError for damaged documents, those past the limits and those without a table.
 */
export const readDocument = async (bytes: Uint8Array, limits: WorkbookLimits = documentLimits): Promise<Sheet[]> => {
  let document: Node;
  try {
    guardWorkbook(bytes, limits);
    document = await parsed(bytes);
  } catch (cause) {
    if (cause instanceof UnreadableFileError && cause.fault.code !== 'damaged-workbook') throw cause;
    const reason = cause instanceof UnreadableFileError ? cause.fault.detail.reason : undefined;
    const said = reason ?? (cause instanceof Error ? cause.message : 'unknown');
    throw new UnreadableFileError('damaged-document', { reason: said }, {}, { cause });
  }
  const sheets: Sheet[] = [];
  let lines: string[] = [];
  for (const node of document.children ?? []) {
    if (node.type === 'table') {
      sheets.push({ ...sheetOf(node, `表${sheets.length + 1}`), ...(lines.length > 0 ? { above: lines } : {}) });
      lines = [];
    } else {
      const line = textOf(node).trim();
      if (line !== '') lines.push(line);
    }
  }
  const last = sheets.pop();
  if (!last) throw new UnreadableFileError('document-without-table');
  return [...sheets, lines.length > 0 ? { ...last, below: lines } : last];
};
