import { damaged, tooLarge } from './sheet.ts';
import type { Listener } from './xml-scan.ts';

/** What the parts of a workbook say of each other, for the end. */
export interface Said {
  cells: number;
  /** Cells of the sheets that have a value. */
  filled: number;
  strings: number;
  highestString: number;
  formats: number;
  highestFormat: number;
}

export const saidNothing = (): Said => ({
  cells: 0,
  filled: 0,
  strings: 0,
  highestString: -1,
  formats: 0,
  highestFormat: 0,
});

/** A spreadsheet's own last row and column. */
const maxRow = 1_048_576;
const maxColumn = 16_384;
/** More than any program writes into a sheet. */
const maxMerges = 50_000;
const maxMergedRows = 4_000_000;
const maxLinkedCells = 200_000;
const maxRules = 65_536;
/** A spreadsheet's own longest format is 255 signs; each cell that has one is shown by it. */
const maxFormat = 1000;
const maxFormats = 66_000;
/** A spreadsheet's own longest formula; each cell that shares one gets its own. */
const maxFormula = 8192;
const maxShared = 100_000_000;
const maxSheets = 500;
/** Programs that leave addresses out write small tables; readers count through them again and again. */
const maxUnaddressed = 100_000;

const patterns = new Map<string, RegExp>();

const attribute = (attributes: string, name: string): string | undefined => {
  let pattern = patterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  return found ? (found[1] ?? found[2]) : undefined;
};

const address = /^\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})$/;

const columnOf = (letters: string): number => {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
};

const placeOf = (part: string, written: string): { readonly row: number; readonly column: number } => {
  const found = address.exec(written);
  const place = { row: Number(found?.[2]), column: columnOf(found?.[1] ?? '') };
  if (!found || place.row > maxRow || place.column > maxColumn)
    throw damaged(`${part}: ${written.slice(0, 40)} is no cell`);
  return place;
};

/** Height and number of cells of a range such as A1:C3. */
const areaOf = (part: string, range: string): { readonly rows: number; readonly cells: number } => {
  const [first = '', last = first] = range.split(':');
  const [from, to] = [placeOf(part, first), placeOf(part, last)];
  const rows = Math.abs(to.row - from.row) + 1;
  return { rows, cells: rows * (Math.abs(to.column - from.column) + 1) };
};

const number = /^\s*[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?\s*$/;

const values: Readonly<Record<string, RegExp | null>> = {
  n: number,
  s: /^\s*[0-9]{1,9}\s*$/,
  b: /^\s*(?:0|1|true|false)\s*$/,
  d: /^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]+Z?)?\s*$/,
  e: /^\s*#[^\s]+\s*$/,
  str: null,
  inlineStr: null,
};

/** Rows and cells of a sheet in their order and each with one value, and no more of the rest than a reader can bear. */
export const sheetRules = (part: string, said: Said): Listener => {
  let [row, column, merges, mergedRows, linked, rules, columns, tables] = [0, 0, 0, 0, 0, 0, 0, 0];
  let type = 'n';
  let [longest, sharing, unaddressed] = [0, 0, 0];
  let hasValue = false;
  const wrong = (why: string): Error => damaged(`${part}: ${why}`);
  const place = (): string => `row ${row}, column ${column}`;
  const child = (name: string, parent: string, due: string): void => {
    if (parent !== due) throw wrong(`<${name}> inside <${parent}>`);
  };
  const openRow = (attributes: string): void => {
    const written = attribute(attributes, 'r');
    const next = written === undefined ? row + 1 : Number(written);
    if (!Number.isInteger(next) || next <= row) throw wrong(`row ${written?.slice(0, 40)} after row ${row}`);
    if (next > maxRow) throw tooLarge(`${maxRow} rows`);
    [row, column] = [next, 0];
  };
  const openCell = (attributes: string): void => {
    const written = attribute(attributes, 'r');
    if (written === undefined && ++unaddressed > maxUnaddressed)
      throw tooLarge(`${maxUnaddressed} cells without addresses`);
    const at = written === undefined ? { row, column: column + 1 } : placeOf(part, written);
    if (at.row !== row || at.column <= column) throw wrong(`cell ${written} after ${place()}`);
    if (at.column > maxColumn) throw tooLarge(`${maxColumn} columns`);
    column = at.column;
    type = attribute(attributes, 't') ?? 'n';
    if (!(type in values)) throw wrong(`a cell of type ${type.slice(0, 40)} in ${place()}`);
    hasValue = false;
    said.cells++;
    const style = Number(attribute(attributes, 's') ?? 0);
    if (!Number.isInteger(style) || style < 0) throw wrong(`a format of ${place()}`);
    said.highestFormat = Math.max(said.highestFormat, style);
  };
  const openColumn = (attributes: string): void => {
    const [min, max] = [Number(attribute(attributes, 'min')), Number(attribute(attributes, 'max'))];
    if (!(min >= 1 && max >= min)) throw wrong('widths of columns that are none');
    columns += max - min + 1;
    if (max > maxColumn || columns > 4 * maxColumn) throw tooLarge(`${maxColumn} columns`);
  };
  return {
    open: (name, attributes, parent) => {
      if (name === 'c') {
        child(name, parent, 'row');
        openCell(attributes);
      } else if (name === 'v') {
        child(name, parent, 'c');
        if (hasValue) throw wrong(`two values in ${place()}`);
        hasValue = true;
      } else if (name === 'f') {
        if (attribute(attributes, 't') === 'shared' && ++sharing * longest > maxShared)
          throw tooLarge('formulas that cells share');
      } else if (name === 'row') {
        child(name, parent, 'sheetData');
        openRow(attributes);
      } else if (name === 'sheetData') {
        child(name, parent, 'worksheet');
        if (tables++ > 0) throw wrong('two tables in one sheet');
      } else if (name === 'col') openColumn(attributes);
      else if (name === 'mergeCell') {
        mergedRows += areaOf(part, attribute(attributes, 'ref') ?? '').rows;
        if (++merges > maxMerges || mergedRows > maxMergedRows) throw tooLarge(`${maxMerges} merged ranges`);
      } else if (name === 'hyperlink') {
        linked += areaOf(part, attribute(attributes, 'ref') ?? '').cells;
        if (linked > maxLinkedCells) throw tooLarge(`${maxLinkedCells} linked cells`);
      } else if ((name === 'dataValidation' || name === 'cfRule') && ++rules > maxRules)
        throw tooLarge(`${maxRules} rules`);
    },
    close: (name, text) => {
      if (name === 'f') {
        longest = Math.max(longest, text.length);
        if (longest > maxFormula) throw tooLarge(`${maxFormula} signs in the formula of ${place()}`);
      }
      if (name !== 'v') return;
      const due = values[type];
      if (text !== '') said.filled++;
      if (due && text !== '' && !due.test(text)) throw wrong(`${text.slice(0, 40)} in ${place()}`);
      if (type === 's' && text !== '') said.highestString = Math.max(said.highestString, Number(text));
    },
  };
};

export const stringRules = (said: Said): Listener => ({
  open: (name, _attributes, parent) => {
    if (name === 'si' && parent === 'sst') said.strings++;
  },
  close: () => undefined,
});

export const styleRules = (part: string, said: Said): Listener => {
  let formats = 0;
  return {
    open: (name, attributes, parent) => {
      if (name === 'xf' && parent === 'cellXfs') said.formats++;
      if (name === 'numFmt') formats++;
      if (formats > maxFormats || said.formats > maxFormats) throw tooLarge(`${maxFormats} formats`);
      if (name === 'numFmt' && (attribute(attributes, 'formatCode')?.length ?? 0) > maxFormat)
        throw tooLarge(`${maxFormat} signs in the format of a number (${part})`);
    },
    close: () => undefined,
  };
};

/** Each sheet once, by its name and by its part. */
export const bookRules = (part: string): Listener => {
  const seen = new Set<string>();
  let sheets = 0;
  return {
    open: (name, attributes, parent) => {
      if (name !== 'sheet' || parent !== 'sheets') return;
      if (++sheets > maxSheets) throw tooLarge(`${maxSheets} sheets`);
      const own = [attribute(attributes, 'name')?.toLowerCase(), /:id\s*=\s*["']([^"']*)/.exec(attributes)?.[1]];
      for (const [index, key] of own.entries()) {
        if (key === undefined || seen.has(`${index} ${key}`))
          throw damaged(`${part}: sheet ${sheets} twice or unnamed`);
        seen.add(`${index} ${key}`);
      }
    },
    close: () => undefined,
  };
};

/** Cells must not speak of texts and formats that are not there: a reader would leave them empty, or show them plain. */
export const checkSaid = ({ strings, highestString, formats, highestFormat }: Said): void => {
  if (highestString >= strings) throw damaged(`text ${highestString} of ${strings}`);
  if (highestFormat > 0 && highestFormat >= formats) throw damaged(`format ${highestFormat} of ${formats}`);
};
