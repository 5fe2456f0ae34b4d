import { wrappers } from './docx-order.ts';
import { isDeletedRow } from './docx-text.ts';
import { type MergedRange, type SheetRow, tooLarge } from './sheet.ts';
import { childOf, type XmlElement } from './xml-tree.ts';

/** Cells of a row, folded by the old way to merge sideways. */
interface Laid {
  readonly left: number;
  width: number;
  /** Goes on with the cell above it. */
  readonly goesOn: boolean;
  readonly cell: XmlElement;
}

const maxColumns = 1000;

/** A control around a cell is one inside it, so that its cell keeps its place. */
const withControl = (control: XmlElement, cell: XmlElement): XmlElement => {
  const isLook = ({ name }: XmlElement): boolean => name === 'tcPr';
  const content = { ...cell, name: 'sdtContent', children: cell.children.filter((child) => !isLook(child)) };
  const around = { ...control, children: [...control.children.filter(({ name }) => name === 'sdtPr'), content] };
  return { ...cell, children: [...cell.children.filter(isLook), around] };
};

const within = (element: XmlElement, name: 'tr' | 'tc'): readonly XmlElement[] =>
  element.children.flatMap((child) => {
    if (child.name === name) return [child];
    if (!wrappers.has(child.name)) return [];
    const found = within(child, name);
    return child.name === 'sdt' && name === 'tc' ? found.map((cell) => withControl(child, cell)) : found;
  });

const count = (element: XmlElement | undefined, least: number): number => {
  const said = Number.parseInt(element?.attributes.val ?? '', 10);
  if (said > maxColumns) throw tooLarge(`${maxColumns} columns`);
  return said >= least ? said : least;
};

const goesOn = (merge: XmlElement | undefined): boolean =>
  merge !== undefined && (merge.attributes.val ?? 'continue') === 'continue';

const laidOut = (row: XmlElement): readonly Laid[] => {
  let column = count(childOf(childOf(row, 'trPr'), 'gridBefore'), 0);
  const laid: Laid[] = [];
  for (const cell of within(row, 'tc')) {
    const look = childOf(cell, 'tcPr');
    const width = count(childOf(look, 'gridSpan'), 1);
    const last = laid.at(-1);
    if (last && goesOn(childOf(look, 'hMerge'))) last.width += width;
    else laid.push({ left: column, width, goesOn: goesOn(childOf(look, 'vMerge')), cell });
    column += width;
    if (column > maxColumns) throw tooLarge(`${maxColumns} columns`);
  }
  return laid;
};

/**
 * Lays the cells of a table out on its grid, rows counted from 1 as a person counts them. Of merged cells the first
 * has the value. Throws UnreadableFileError for more than `limit` cells.
 */
export const gridOfTable = (
  table: XmlElement,
  textOf: (cell: XmlElement) => string | null,
  limit: number,
): { readonly rows: readonly SheetRow[]; readonly merges: readonly MergedRange[] } => {
  const rows: SheetRow[] = [];
  const ranges: { -readonly [Key in keyof MergedRange]: number }[] = [];
  let open = new Map<number, (typeof ranges)[number]>();
  let size = 0;
  const kept = within(table, 'tr').filter((row) => !isDeletedRow(row));
  for (const [index, line] of kept.entries()) {
    const row = index + 1;
    const laid = laidOut(line);
    const last = laid.at(-1);
    const cells: (string | null)[] = Array(last ? last.left + last.width : 0).fill(null);
    size += cells.length;
    if (size > limit) throw tooLarge(`${limit} cells`);
    const next: typeof open = new Map();
    for (const { left, width, goesOn, cell } of laid) {
      const right = left + width - 1;
      const above = goesOn ? open.get(left) : undefined;
      if (above?.right === right) above.bottom = row;
      else cells[left] = textOf(cell);
      const range = above?.right === right ? above : { top: row, left, bottom: row, right };
      if (range !== above) ranges.push(range);
      next.set(left, range);
    }
    open = next;
    if (cells.some((cell) => cell !== null)) rows.push({ row, cells });
  }
  return { rows, merges: ranges.filter(({ top, left, bottom, right }) => bottom > top || right > left) };
};
