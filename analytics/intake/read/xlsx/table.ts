import { attribute, meant } from '../attributes.ts';
import { damaged, type SheetRow, tooLarge, UnreadableFileError } from '../sheet.ts';
import type { Listener } from '../xml-scan.ts';
import { columnOf, maxColumn, maxRow, placeOf } from './place.ts';
import type { ZeroFormula } from './plain-formula.ts';
import { richText } from './rich-text.ts';
import { type Look, plainLook } from './styles.ts';
import { cellText, isCellType, type Shared } from './value.ts';

/** Content further right than this is no table of ours. */
export const maxColumns = 1000;
/** A spreadsheet's own longest formula. */
const maxFormula = 8192;
/** Programs that leave addresses out write small tables. */
const maxUnaddressed = 100_000;

/** What the cells of a sheet refer to. */
export interface Surroundings extends Shared {
  /** By the number that cells have of them. */
  readonly looks: readonly Look[];
  /** Called for each cell; throws where a workbook has too many. */
  readonly count: () => void;
}

/** Where a sheet is and what it is called. */
export interface SheetPlace {
  readonly part: string;
  readonly sheet: string;
}

/** What may stand in the table and its parts; a reader that meets anything else there may lose what comes after it. */
const within: Readonly<Record<string, readonly string[]>> = {
  sheetData: ['row'],
  row: ['c', 'extLst'],
  c: ['f', 'v', 'is', 'extLst'],
};

/** The attributes of a cell as nearly every program writes them. */
const usualCell = /^ r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]{1,9})")?(?: t="([a-zA-Z]+)")?$/;

/** A row as it is put together. */
interface Draft {
  cells: (string | null)[];
  formats: (string | undefined)[];
  isHidden: boolean;
}

const blank = (): Draft => ({ cells: [], formats: [], isHidden: false });

/**
 * Reads the rows of a sheet into `rows`, and its formulas that come to nought into `zeros`. Throws UnreadableFileError where rows and cells do not come in their order or
 * a cell has two values, which readers would take in different ways.
 */
export const tableRows = (
  { part, sheet }: SheetPlace,
  surroundings: Surroundings,
  rows: SheetRow[],
  zeros: ZeroFormula[],
): Listener => {
  const { looks, count } = surroundings;
  const inline = richText();
  let [row, column, tables, unaddressed] = [0, 0, 0, 0];
  let draft = blank();
  let [type, value, look] = ['n', '', plainLook];
  let formula: string | undefined;
  let hasValue = false;

  const wrong = (why: string): Error => damaged(`${part}: ${why}`);
  const place = (): string => `row ${row}, column ${column} of ${part}`;
  const child = (name: string, parent: string, due: string): void => {
    if (parent !== due) throw wrong(`<${name}> inside <${parent}>`);
  };

  const openRow = (attributes: string): void => {
    const written = attribute(attributes, 'r');
    const next = written === undefined ? row + 1 : Number(written);
    if (!Number.isInteger(next) || next <= row) throw wrong(`row ${written?.slice(0, 40)} after row ${row}`);
    if (next > maxRow) throw tooLarge(`${maxRow} rows`);
    [row, column, draft] = [next, 0, blank()];
    draft.isHidden = /^(?:1|true)$/.test(attribute(attributes, 'hidden') ?? '');
  };

  const closeRow = (): void => {
    const { cells, formats, isHidden } = draft;
    if (cells.length > 0)
      rows.push({ row, cells, ...(formats.length > 0 ? { formats } : {}), ...(isHidden ? { isHidden } : {}) });
  };

  const placeCell = (next: number, ofRow: number): void => {
    if (ofRow !== row || next <= column) throw wrong(`a cell of row ${ofRow}, column ${next} after ${place()}`);
    if (next > maxColumn) throw tooLarge(`${maxColumn} columns`);
    column = next;
  };

  const lookAt = (style: number): Look => {
    const found = looks[style] ?? (style === 0 ? plainLook : undefined);
    if (!found) throw wrong(`format ${style} of ${looks.length}`);
    return found;
  };

  const openCell = (attributes: string): void => {
    count();
    [value, formula, hasValue] = ['', undefined, false];
    const usual = usualCell.exec(attributes);
    if (usual) {
      placeCell(columnOf(usual[1] ?? ''), Number(usual[2]));
      look = lookAt(Number(usual[3] ?? 0));
      type = usual[4] ?? 'n';
    } else {
      const address = attribute(attributes, 'r');
      if (address === undefined && ++unaddressed > maxUnaddressed)
        throw tooLarge(`${maxUnaddressed} cells without addresses`);
      const at = address === undefined ? { row, column: column + 1 } : placeOf(part, address);
      placeCell(at.column, at.row);
      look = lookAt(Number(attribute(attributes, 's') ?? 0));
      type = attribute(attributes, 't') ?? 'n';
    }
    if (!isCellType(type)) throw wrong(`a cell of type ${type.slice(0, 40)} in ${place()}`);
  };

  const closeCell = (): void => {
    const text = cellText({ type, value, formula, inline: inline.take(), look }, surroundings, place);
    if (text === null) return;
    if (column > maxColumns)
      throw new UnreadableFileError('too-large-inside', { limit: `${maxColumns} columns` }, { sheet, row });
    const { cells, formats } = draft;
    while (cells.length < column - 1) cells.push(null);
    cells.push(text);
    if (formula !== undefined && text === '0') zeros.push({ row, column: column - 1, formula });
    if (type === 'n' && value !== '' && look.format !== undefined && !look.isDay) formats[column - 1] = look.format;
  };

  return {
    open: (name, attributes, parent, isEmpty) => {
      if (parent === 'v' || parent === 'f' || within[parent]?.includes(name) === false)
        throw wrong(`<${name}> inside <${parent}>`);
      if (name === 'c') {
        child(name, parent, 'row');
        openCell(attributes);
      } else if (name === 'v') {
        child(name, parent, 'c');
        if (hasValue) throw wrong(`two values in ${place()}`);
        hasValue = true;
      } else if (name === 'f') {
        if (parent === 'c') formula = '…';
      } else if (name === 'row') {
        child(name, parent, 'sheetData');
        openRow(attributes);
      } else if (name === 'sheetData') {
        child(name, parent, 'worksheet');
        if (tables++ > 0) throw wrong('two tables in one sheet');
      } else inline.open(name, attributes, parent, isEmpty);
    },
    close: (name, text) => {
      if (name === 'v') value = text;
      else if (name === 'c') closeCell();
      else if (name === 'row') closeRow();
      else if (name === 'f') {
        if (text.length > maxFormula) throw tooLarge(`${maxFormula} signs in the formula of ${place()}`);
        if (text !== '' && formula !== undefined) formula = meant(text).replaceAll('_xlfn.', '');
      } else inline.close(name, text);
    },
  };
};
