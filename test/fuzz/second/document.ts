import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import type { Grid } from './grid.ts';

/** A table while its cells are walked; `span` and `goesOn` are those of the cell that is open. */
interface Walk {
  readonly rows: string[][];
  column: number;
  span: number;
  goesOn: boolean;
  text: string;
}

const newWalk = (): Walk => ({ rows: [], column: 0, span: 1, goesOn: false, text: '' });

const unseen = new Set(['w:del', 'w:moveFrom', 'w:delText', 'w:instrText']);
const gridOf = (name: string, { rows }: Walk): Grid => ({
  name,
  rows: new Map(rows.map((cells, index) => [index + 1, cells])),
});

const attribute = (tag: { readonly attributes: Readonly<Record<string, unknown>> }, name: string): string =>
  String(tag.attributes[name] ?? '');

/**
 * The tables of a document, walked from tag to tag: `w:tbl`, `w:tr`, `w:tc`, `w:t`. Of cells that are merged, the first
 * has the text. Null where the document has no such part, or one that is no XML.
 */
export const documentGrids = (bytes: Uint8Array): readonly Grid[] | null => {
  const part = unzipSync(bytes)['word/document.xml'];
  if (!part) return null;
  const grids: Grid[] = [];
  const open: Walk[] = [];
  let [hidden, isText] = [0, false];
  let orphans: Walk | undefined;
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => {
    if (unseen.has(tag.name)) hidden++;
    if (tag.name === 'w:tbl') open.push(newWalk());
    // A row outside of any table is still a row of the file.
    if (tag.name === 'w:tr' && open.length === 0) {
      orphans ??= newWalk();
      open.push(orphans);
    }
    const top = open.at(-1);
    if (tag.name === 'w:t') isText = true;
    if (!top) return;
    if (tag.name === 'w:tr') {
      top.rows.push([]);
      top.column = 0;
    }
    if (tag.name === 'w:tc') [top.span, top.goesOn, top.text] = [1, false, ''];
    if (tag.name === 'w:gridBefore') top.column = Number(attribute(tag, 'w:val'));
    if (tag.name === 'w:gridSpan') top.span = Number(attribute(tag, 'w:val')) || 1;
    if (tag.name === 'w:vMerge') top.goesOn = attribute(tag, 'w:val') !== 'restart';
    if (tag.name === 'w:br' || tag.name === 'w:cr') top.text += '\n';
    if (tag.name === 'w:tab') top.text += ' ';
  });
  parser.on('text', (text) => {
    const top = open.at(-1);
    if (top && isText && hidden === 0) top.text += text;
  });
  parser.on('cdata', (text) => {
    const top = open.at(-1);
    if (top && isText && hidden === 0) top.text += text;
  });
  parser.on('closetag', ({ name }) => {
    const top = open.at(-1);
    if (unseen.has(name)) hidden--;
    if (name === 'w:t') isText = false;
    if (!top) return;
    if (name === 'w:p' && hidden === 0) top.text += '\n';
    if (name === 'w:tc') {
      const row = top.rows.at(-1) ?? [];
      while (row.length < top.column + top.span) row.push('');
      row[top.column] = top.goesOn ? '' : top.text.trim();
      top.column += top.span;
    }
    if (name === 'w:tr' && top === orphans) open.pop();
    if (name !== 'w:tbl') return;
    open.pop();
    // A table inside a cell is part of its text.
    const outer = open.at(-1);
    if (outer) outer.text += top.rows.flat().join('');
    else grids.push(gridOf(`表${grids.length + 1}`, top));
  });
  try {
    parser.write(strFromU8(part)).close();
  } catch {
    return null;
  }
  return orphans ? [...grids, gridOf('outside', orphans)] : grids;
};
