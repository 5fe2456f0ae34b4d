import { SSF } from '@e965/xlsx';
import { attribute, meant } from '../attributes.ts';
import { showsCode } from '../number-format.ts';
import { damaged, tooLarge } from '../sheet.ts';
import type { Listener } from '../xml-scan.ts';
import { setsApart } from './rich-text.ts';

/** A spreadsheet's own longest format is 255 signs; each cell that has one is shown by it. */
const maxFormat = 1000;
const maxFormats = 66_000;

/** How a cell shows its number. */
export interface Look {
  /** The format's code; undefined where the number stands as it is. */
  readonly format: string | undefined;
  readonly isDay: boolean;
  /** A whole number is filled up with zeros. */
  readonly isCode: boolean;
  /** Raised, lowered or struck out. */
  readonly isApart: boolean;
}

export const plainLook: Look = { format: undefined, isDay: false, isCode: false, isApart: false };

/** Formats with a number of their own, as a Chinese Excel shows them; where the same number is told, that counts. */
const builtIn: ReadonlyMap<number, string> = new Map([
  ...Object.entries(SSF.get_table() as Readonly<Record<string, string>>).map(
    ([id, code]) => [Number(id), code] as const,
  ),
  ...[27, 36, 50, 52, 57].map((id) => [id, 'yyyy"年"m"月"'] as const),
  ...[28, 29, 51, 53, 54, 58].map((id) => [id, 'm"月"d"日"'] as const),
  [30, 'm-d-yy'],
  [31, 'yyyy"年"m"月"d"日"'],
  [32, 'h"时"mm"分"'],
  [33, 'h"时"mm"分"ss"秒"'],
  ...[34, 55].map((id) => [id, '上午/下午h"时"mm"分"'] as const),
  ...[35, 56].map((id) => [id, '上午/下午h"时"mm"分"ss"秒"'] as const),
]);

/** Throws UnreadableFileError where no spreadsheet knows such a format. */
const isDate = (format: string): boolean => {
  try {
    return SSF.is_date(format);
  } catch (cause) {
    throw damaged(`the number format ${format.slice(0, 40)}`, cause);
  }
};

/** True for formats that show a day; a format that shows only a time of day is a number to us. */
const showsDay = (format: string): boolean => {
  if (!isDate(format)) return false;
  const bare = format.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  return /[yde]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare));
};

const lookOf = (code: string | undefined, isApart: boolean): Look => {
  if (code === undefined || code === 'General') return { ...plainLook, isApart };
  return { format: code, isDay: showsDay(code), isCode: showsCode(code), isApart };
};

/** Reads the looks of cells into `looks`, by the number that cells have of them. */
export const cellLooks = (part: string, looks: Look[]): Listener => {
  const codes = new Map<number, string>();
  const fonts: boolean[] = [];
  let isInFonts = false;
  return {
    open: (name, attributes, parent, isEmpty) => {
      if (name === 'numFmt') {
        const code = meant(attribute(attributes, 'formatCode') ?? '');
        if (code.length > maxFormat) throw tooLarge(`${maxFormat} signs in the format of a number (${part})`);
        codes.set(Number(attribute(attributes, 'numFmtId')), code);
      } else if (name === 'fonts') isInFonts = !isEmpty;
      else if (name === 'font' && parent === 'fonts') fonts.push(false);
      else if (isInFonts && parent === 'font' && setsApart(name, attributes)) fonts[fonts.length - 1] = true;
      else if (name === 'xf' && parent === 'cellXfs') {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0);
        const isApart = fonts[Number(attribute(attributes, 'fontId') ?? 0)] ?? false;
        looks.push(lookOf(codes.get(id) ?? builtIn.get(id), isApart));
      }
      if (codes.size > maxFormats || looks.length > maxFormats) throw tooLarge(`${maxFormats} formats`);
    },
    close: (name) => {
      if (name === 'fonts') isInFonts = false;
    },
  };
};
