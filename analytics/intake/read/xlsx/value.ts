import { SSF } from '@e965/xlsx';
import { meantInCell } from '../attributes.ts';
import { knownErrors, numberText, serialText } from '../cell-text.ts';
import { damaged, formulaMark, setApartMark } from '../sheet.ts';
import { textOf } from './rich-text.ts';
import type { Look } from './styles.ts';

/** A cell as it stands in the file. */
export interface WrittenCell {
  readonly type: string;
  /** Its value as it is written; empty where it has none. */
  readonly value: string;
  /** Its own text, where the type says so. */
  readonly inline: string | null;
  /** Its formula, … where it shares that of another cell; undefined where it has none. */
  readonly formula: string | undefined;
  readonly look: Look;
}

/** What the cells of a workbook refer to. */
export interface Shared {
  readonly strings: readonly (string | null)[];
  readonly is1904: boolean;
}

/** A whole number that is its own text. */
const plainInteger = /^(?:0|-?[1-9][0-9]{0,14})$/;

/** A number as its format shows it; throws UnreadableFileError where no spreadsheet knows such a format. */
const asFormatted = (format: string, value: number, place: () => string): string => {
  try {
    return SSF.format(format, value).trim();
  } catch (cause) {
    throw damaged(`the number format ${format.slice(0, 40)} of ${place()}`, cause);
  }
};

const numberShown = (
  written: string,
  { format, isDay, isCode }: Look,
  is1904: boolean,
  place: () => string,
): string => {
  const value = Number(written);
  if (isDay) return serialText(value, is1904);
  if (isCode && format !== undefined && Number.isInteger(value) && value >= 0) return asFormatted(format, value, place);
  return plainInteger.test(written) ? written : numberText(value);
};

/** An ISO day, with the time of day where there is one. */
const dayShown = (written: string): string => {
  const [day = '', clock = ''] = written
    .trim()
    .replace(/(?:\.[0-9]*)?Z?$/, '')
    .split('T');
  return /^[0:]*$/.test(clock) ? day : `${day} ${clock}`;
};

/** An error that we know; another is as little a value as the most general one. */
const errorShown = (written: string): string => (knownErrors.has(written.trim()) ? written.trim() : '#N/A');

/** What the values of a type look like; null for texts. */
const forms: Readonly<Record<string, RegExp | null>> = {
  n: /^\s*[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?\s*$/,
  s: /^\s*[0-9]{1,9}\s*$/,
  b: /^\s*(?:0|1|true|false)\s*$/,
  d: /^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]+Z?)?\s*$/,
  e: /^\s*#[^\s]+\s*$/,
  str: null,
  inlineStr: null,
};

export const isCellType = (type: string): boolean => Object.hasOwn(forms, type);

const stringAt = (written: string, { strings }: Shared): string | null => {
  const at = Number(written);
  if (at >= strings.length) throw damaged(`text ${at} of ${strings.length}`);
  return strings[at] ?? null;
};

/** A text as its cell looks: what is struck out as a whole says so nowhere in its runs. */
const inLook = (text: string | null, { isApart }: Look): string | null =>
  text === null || text.startsWith(setApartMark) ? text : textOf(text, isApart);

/**
 * The text of a cell; null where nothing stands. `place` names the cell in UnreadableFileError, thrown where its value
 * is not what its type says or refers to a text that is not there.
 */
export const cellText = (cell: WrittenCell, shared: Shared, place: () => string): string | null => {
  const { type, value, formula, look } = cell;
  if (type === 'inlineStr') return inLook(cell.inline, look);
  if (value === '') return formula === undefined || type === 'str' ? null : `${formulaMark}=${formula}`;
  if (forms[type]?.test(value) === false) throw damaged(`${value.slice(0, 40)} in ${place()}`);
  if (type === 'n') return textOf(numberShown(value, look, shared.is1904, place), look.isApart);
  if (type === 's') return inLook(stringAt(value, shared), look);
  if (type === 'str') return textOf(meantInCell(value), look.isApart);
  if (type === 'b') return /^\s*(?:1|true)/.test(value) ? 'TRUE' : 'FALSE';
  return type === 'd' ? dayShown(value) : errorShown(value);
};
