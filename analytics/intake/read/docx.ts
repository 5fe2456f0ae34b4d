import { changesIn } from './docx-changes.ts';
import { gridOfTable } from './docx-grid.ts';
import { wrappers } from './docx-order.ts';
import { documentParts, type Styles } from './docx-parts.ts';
import { cellText, linesOf } from './docx-text.ts';
import { guardDocument } from './guard.ts';
import { type Sheet, UnreadableFileError } from './sheet.ts';
import type { WorkbookLimits } from './xlsx/workbook.ts';
import type { XmlElement } from './xml-tree.ts';

/** Forms are pages long; what is larger is no form. */
export const documentLimits: WorkbookLimits = { bytes: 60 * 2 ** 20, entries: 2000, cells: 200_000 };

/** The paragraphs and tables of a body, out of what is only around them. */
export const blocks = (element: XmlElement): readonly XmlElement[] =>
  element.children.flatMap((child) => {
    if (child.name === 'altChunk') throw new RangeError('altChunk');
    const isAround = wrappers.has(child.name) && blocks(child).some(({ name }) => name === 'tbl');
    return isAround ? blocks(child) : [child];
  });

/** How a table of a document is called, counted from 0. */
export const tableName = (index: number): string => `表${index + 1}`;

const sheetsOf = (body: XmlElement, styles: Styles, limit: number): readonly Sheet[] => {
  const sheets: Sheet[] = [];
  let lines: string[] = [];
  for (const block of blocks(body)) {
    if (block.name === 'tbl') {
      const { rows, merges } = gridOfTable(block, (cell) => cellText(cell, styles), limit);
      const changes = changesIn(block, styles, limit);
      sheets.push({
        name: tableName(sheets.length),
        rows,
        ...(changes.length > 0 ? { changes } : {}),
        ...(merges.length > 0 ? { merges } : {}),
        ...(lines.length > 0 ? { above: lines } : {}),
      });
      lines = [];
    } else lines.push(...linesOf(block, styles));
  }
  const last = sheets.pop();
  if (!last) throw new UnreadableFileError('document-without-table');
  return [...sheets, lines.length > 0 ? { ...last, below: lines } : last];
};

/**
 * Every table of a Word document as a sheet named 表1, 表2 …, its rows counted from 1 as a person counts them; the lines
 * between it and the table before stand in `above`, those after the last in `below`. Text is what the document shows
 * once its tracked changes are accepted. Throws UnreadableFileError for damaged documents, those past the limits and
 * those without a table.
 */
export const readDocument = (bytes: Uint8Array, limits: WorkbookLimits = documentLimits): readonly Sheet[] => {
  try {
    guardDocument(bytes, limits);
    const { body, styles } = documentParts(bytes);
    return sheetsOf(body, styles, limits.cells);
  } catch (cause) {
    if (cause instanceof UnreadableFileError && cause.fault.code !== 'damaged-workbook') throw cause;
    const reason = cause instanceof UnreadableFileError ? cause.fault.detail.reason : undefined;
    const said = reason ?? (cause instanceof Error ? cause.message : 'unknown');
    throw new UnreadableFileError('damaged-document', { reason: said }, {}, { cause });
  }
};
