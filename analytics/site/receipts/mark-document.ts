import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Fault } from '../../intake/fault.ts';
import { blocks, documentLimits, tableName } from '../../intake/read/docx.ts';
import { gridOfTable } from '../../intake/read/docx-grid.ts';
import { documentParts, type Styles } from '../../intake/read/docx-parts.ts';
import { cellText } from '../../intake/read/docx-text.ts';
import { guardDocument } from '../../intake/read/guard.ts';
import type { MergedRange, SheetRow } from '../../intake/read/sheet.ts';
import { childOf, type XmlElement } from '../../intake/read/xml-tree.ts';
import { cellFinder, type FilledCell, withoutBlanks } from './cell-finder.ts';
import { commentsOf, paragraphsOf, prefixOf, withComments } from './document-comments.ts';
import { type Edit, edited, insertion } from './edits.ts';
import { note } from './mark.ts';
import { MarkError } from './mark-error.ts';
import { markColour, rememberShade, withoutOwnMarks } from './own-document-marks.ts';
import { opening } from './own-note.ts';
import { placeWords } from './receipt-page.ts';

/** Past this many, comments hide more than they show; the receipt has them all. */
const maxComments = 500;
/** Of what has no cell, so many are said at the head of the document. */
const maxSaid = 50;

interface Grid {
  readonly rows: readonly SheetRow[];
  readonly merges: readonly MergedRange[];
}

/** The grids of tables that are one form, rows counted through as the reader of forms counts them. */
const joined = (grids: readonly Grid[], isFilled: (row: SheetRow) => boolean): Grid => {
  const [rows, merges]: [SheetRow[], MergedRange[]] = [[], []];
  let after = 0;
  for (const grid of grids) {
    const bottoms = [...grid.rows.filter(isFilled).map(({ row }) => row), ...grid.merges.map(({ bottom }) => bottom)];
    const height = bottoms.reduce((most, each) => Math.max(most, each), 0);
    for (const each of grid.rows)
      if (each.row <= height || grid === grids.at(-1)) rows.push({ ...each, row: each.row + after });
    for (const each of grid.merges) merges.push({ ...each, top: each.top + after, bottom: each.bottom + after });
    after += height;
  }
  return { rows, merges };
};

/** The cells of a table, or of several that are one form, by the place that a fault names. */
const cellsOf = (
  tables: readonly XmlElement[],
  styles: Styles,
): ((place: Fault['place']) => XmlElement | undefined) => {
  const cells: XmlElement[] = [];
  // Numbers stand for the cells, so that the grid tells where each lies.
  const grids = tables.map((table) => gridOfTable(table, (cell) => `${cells.push(cell) - 1}`, documentLimits.cells));
  const texts = cells.map((cell) => withoutBlanks(cellText(cell, styles) ?? ''));
  const textOf = (number: string | null): string => (number === null ? '' : (texts[Number(number)] ?? ''));
  const { rows, merges } = joined(grids, (row) => row.cells.some((number) => textOf(number) !== ''));
  const cellAt = (row: number, column: number): XmlElement | undefined => {
    const merge = merges.find(
      ({ top, left, bottom, right }) => top <= row && row <= bottom && left < column && column <= right + 1,
    );
    const [r, c] = merge ? [merge.top, merge.left] : [row, column - 1];
    const number = rows.find((each) => each.row === r)?.cells[c];
    return typeof number === 'string' ? cells[Number(number)] : undefined;
  };
  const filled = new Map<number, readonly FilledCell[]>(
    rows.map(({ row, cells: numbers }) => [
      row,
      numbers.flatMap((number, index) => {
        const text = textOf(number);
        return text === '' ? [] : [{ row, column: index + 1, text }];
      }),
    ]),
  );
  const find = cellFinder((row) => filled.get(row) ?? [], rows.at(-1)?.row ?? 0);
  return (place) => {
    const found = find(place);
    return found && cellAt(found.row, found.column);
  };
};

const before = new Set(['cnfStyle', 'tcW', 'gridSpan', 'hMerge', 'vMerge', 'tcBorders']);

/** Colours a cell; its look keeps the order that Word wants. */
const shading = (xml: string, cell: XmlElement): Edit => {
  const prefix = prefixOf(xml, cell);
  const shade = `<${prefix}shd ${prefix}val="clear" ${prefix}color="auto" ${prefix}fill="${markColour}"/>`;
  const look = childOf(cell, 'tcPr');
  if (!look) return insertion(cell.span.inside, `<${prefix}tcPr>${shade}</${prefix}tcPr>`);
  if (look.span.to === look.span.inside)
    return { from: look.span.from, to: look.span.to, text: `<${prefix}tcPr>${shade}</${prefix}tcPr>` };
  const old = childOf(look, 'shd');
  if (old) return { from: old.span.from, to: old.span.to, text: shade };
  return insertion(look.children.findLast(({ name }) => before.has(name))?.span.to ?? look.span.inside, shade);
};

/** Sets a comment's anchor around what paragraphs show. */
const anchor = (xml: string, paragraphs: readonly XmlElement[], id: number): readonly Edit[] => {
  const [first, last] = [paragraphs[0], paragraphs.at(-1)];
  if (!first || !last) return [];
  const w = prefixOf(xml, first);
  const start = `<${w}commentRangeStart ${w}id="${id}"/>`;
  const end = `<${w}commentRangeEnd ${w}id="${id}"/><${w}r><${w}commentReference ${w}id="${id}"/></${w}r>`;
  const isEmpty = (each: XmlElement): boolean => each.span.to === each.span.inside;
  const opened = (each: XmlElement): string => xml.slice(each.span.from, each.span.inside).replace(/\s*\/>$/, '>');
  const filled = (each: XmlElement, more: string): Edit => ({
    from: each.span.from,
    to: each.span.to,
    text: `${opened(each)}${more}</${w}p>`,
  });
  if (first === last && isEmpty(first)) return [filled(first, start + end)];
  return [
    isEmpty(first) ? filled(first, start) : insertion(childOf(first, 'pPr')?.span.to ?? first.span.inside, start),
    isEmpty(last) ? filled(last, end) : insertion(last.span.insideEnd, end),
  ];
};

/** What is said at the head of the document: how many cells are marked, and what belongs to none of them. */
const summary = (marked: number, rest: readonly Fault[]): string => {
  const cells = marked > 0 ? [`标红的格有 ${marked} 个,各有批注。`, `${marked} cells are coloured and commented.`] : [];
  const said = rest.slice(0, maxSaid).map((fault) => `${placeWords(fault)}:${note(fault)}`);
  return [
    opening,
    '这份文件没有被接受。改好后直接把它发回,批注不必删除。',
    'This file was not accepted. Mend it and send it back as it is; the comments may stay.',
    ...cells,
    ...said.flatMap((each) => ['——', each]),
  ].join('\n');
};

/** The first paragraph with something in it, at which a reader of the document begins. */
const beginning = (element: XmlElement): XmlElement | undefined => {
  if (element.name === 'p') return element.span.to > element.span.inside ? element : undefined;
  for (const child of element.children) {
    const found = beginning(child);
    if (found) return found;
  }
  return undefined;
};

const marked = (given: Uint8Array, faults: readonly Fault[]): Uint8Array => {
  guardDocument(given, documentLimits);
  const bytes = withoutOwnMarks(given);
  const parts = unzipSync(bytes);
  const { name, xml, body, styles } = documentParts(bytes);
  const tables = blocks(body).filter((block) => block.name === 'tbl');
  const byName = new Map(tables.map((table, index) => [tableName(index), table]));
  const finders = new Map(
    [...new Set(faults.map(({ place }) => place.sheet ?? ''))].map((sheet) => [
      sheet,
      cellsOf(
        sheet.split('、').flatMap((name) => byName.get(name) ?? []),
        styles,
      ),
    ]),
  );
  const said = new Map<XmlElement, Fault[]>();
  const rest: Fault[] = [];
  for (const fault of faults) {
    const cell = fault.severity === 'fault' ? finders.get(fault.place.sheet ?? '')?.(fault.place) : undefined;
    if (!cell || (!said.has(cell) && said.size >= maxComments)) rest.push(fault);
    else said.set(cell, [...(said.get(cell) ?? []), fault]);
  }
  const { free } = commentsOf(parts, name);
  const comments = [...said].map(([cell, own], index) => ({
    id: free + index + 1,
    text: [opening, own.map(note).join('\n——\n')].join('\n'),
    hidden: rememberShade(childOf(childOf(cell, 'tcPr'), 'shd')),
    edits: [shading(xml, cell), ...anchor(xml, paragraphsOf(cell), free + index + 1)],
  }));
  const begin = beginning(body);
  const head = begin
    ? [{ id: free, text: summary(said.size, rest), hidden: '', edits: anchor(xml, [begin], free) }]
    : [];
  const all = [...head, ...comments];
  const changed = edited(
    xml,
    all.flatMap(({ edits }) => edits),
  );
  return zipSync(withComments({ ...parts, [name]: strToU8(changed) }, name, all));
};

/**
 * The refused document with its faulty cells coloured and commented, all else as the sender wrote it, to be put right
 * and sent back: comments are no part of what is read. Throws MarkError for documents that can't be written again.
 */
export const markDocument = (bytes: Uint8Array, faults: readonly Fault[]): Uint8Array => {
  try {
    return marked(bytes, faults);
  } catch (cause) {
    throw new MarkError('the document cannot be written again with marks', { cause });
  }
};
