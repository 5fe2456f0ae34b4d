import { gridOfTable } from './docx-grid.ts';
import type { Styles } from './docx-parts.ts';
import { cellText, isDeletedRow } from './docx-text.ts';
import type { TrackedChange } from './sheet.ts';
import { holds, type XmlElement } from './xml-tree.ts';

const marks = new Set(['del', 'moveFrom', 'ins', 'moveTo']);
const taken = new Set(['ins', 'moveTo', 'pPr', 'rPr', 'tcPr', 'trPr', 'instrText', 'rt']);

/** The text that stood in an element before its tracked changes. */
const textBefore = ({ name, text, children }: XmlElement): string => {
  if (taken.has(name)) return '';
  const own = name === 't' || name === 'delText' ? text : '';
  return own + children.map(textBefore).join('');
};

const rowsIn = (element: XmlElement): readonly XmlElement[] =>
  element.name === 'tr' ? [element] : element.children.flatMap(rowsIn);

/**
 * Cells of a document's table that its tracked changes make say something else than before, and rows that they take
 * out. What was empty before and is filled in now says only one thing.
 */
export const changesIn = (table: XmlElement, styles: Styles, limit: number): readonly TrackedChange[] => {
  if (!holds(table, marks)) return [];
  const before = (element: XmlElement): string => textBefore(element).trim();
  const deleted = rowsIn(table).filter(isDeletedRow);
  const cells: Pick<TrackedChange, 'was' | 'is'>[] = [];
  const { rows } = gridOfTable(
    table,
    (cell) => {
      const [was, is] = [before(cell), cellText(cell, styles) ?? ''];
      if (was === '' || !holds(cell, marks) || was === is) return null;
      cells.push({ was, is });
      return String(cells.length - 1);
    },
    limit,
  );
  return [
    ...rows.flatMap(({ row, cells: keys }) =>
      keys.flatMap((key, column): TrackedChange[] => {
        const found = key === null ? undefined : cells[Number(key)];
        return found ? [{ row, column, ...found }] : [];
      }),
    ),
    ...deleted.map((row): TrackedChange => ({ was: before(row).slice(0, 60), is: '' })),
  ];
};
