import { type MoneyUnit, moneyUnits } from '../../contracts/checks/money-units.ts';

/**
 * A number format without what it shows literally: quoted and escaped signs, colours, currencies, padding and filling.
 */
const bare = (format: string): string => format.replaceAll(/"[^"]*"|\[[^\]]*\]|[\\!].|_.|\*./g, '');

/** True for formats that show a number a hundred times as large, with a percent sign. */
export const showsPercent = (format: string): boolean => bare(format).includes('%');

/**
 * How many decimals a spreadsheet's number format shows of a positive number, below zero where it shows whole
 * thousands; null where it fixes none, as General, dates, fractions and powers of ten do.
 * @example shownDecimals('#,##0.00') // 2
 * @example shownDecimals('0.0%') // 1
 * @example shownDecimals('0,') // -3
 */
export const shownDecimals = (format: string): number | null => {
  const [positive = ''] = bare(format).split(';');
  if (/[ymdhsg/@]|e[+-]/i.test(positive)) return null;
  const digits = /[0#?][0#?,]*(?:\.([0#?]*))?(,*)/.exec(positive);
  if (!digits) return null;
  const [shown, decimals = '', scaled = ''] = digits;
  const thousands = scaled.length || (/,+$/.exec(shown)?.[0].length ?? 0);
  return decimals.length - 3 * thousands;
};

/** True for formats that show a whole number as a code, filled up with zeros: 000, "P"000, 000-000. */
export const showsCode = (format: string): boolean =>
  /^(?:0|-|\s)*0(?:0|-|\s)*0$/.test(bare(format)) && !/[;]/.test(format);

/** A point that a format writes as it is, between digits: what 0!.0 shows is a tenth of the number. */
const writtenPoint = /(?:[!\\]\.|"\.")/g;

/**
 * How many times smaller than the number a format shows it.
 * @example shownScale('#,##0,') // 1000
 * @example shownScale('0!.0,') // 10000
 */
export const shownScale = (format: string): number => {
  const [positive = ''] = bare(format.replaceAll(writtenPoint, '\uE000')).split(';');
  if (/[ymdhsg/@]|e[+-]/i.test(positive)) return 1;
  const digits = /[0#?][0#?,]*(?:\uE000([0#?]+))?(?:\.[0#?]*)?(,*)/.exec(positive);
  if (!digits) return 1;
  const [shown, afterPoint = ''] = digits;
  const thousands = /,+$/.exec(shown)?.[0].length ?? 0;
  return 1000 ** thousands * 10 ** afterPoint.length;
};

/** The unit of money that a format writes behind the number: 0.00"万元". */
export const shownUnit = (format: string): MoneyUnit | null => {
  const [positive = ''] = format.split(';');
  const written = positive.replaceAll(/_.|\*.|\[[^\]]*\]|[\\"!\s]/g, '');
  return moneyUnits.findLast(({ name }) => written.endsWith(name))?.name ?? null;
};

/** Words that a format writes as they are: quoted, escaped, or Chinese without either. */
const literal = String.raw`(?:"[^"]*"|[\\!].|\p{Script=Han}|_.|\*.|\[[^\]]*\]|\s)*`;
const around = new RegExp(`^(?<before>${literal}).*?(?:[0#?@]|General),*(?<behind>${literal})$`, 'iu');

const wordsIn = (written: string): string =>
  written
    .replaceAll(/_.|\*.|\[[^\]]*\]/gu, '')
    .replaceAll(/[\\!](?=.)|"/gu, '')
    .trim();

/**
 * The words that a format writes before and behind the number; a currency's sign is none.
 * @example literalsOf('"≥"0.0"万元"') // { before: '≥', behind: '万元' }
 */
export const literalsOf = (format: string): { readonly before: string; readonly behind: string } => {
  const [positive = ''] = format.split(';');
  const { before = '', behind = '' } = around.exec(positive)?.groups ?? {};
  return { before: wordsIn(before).replace(/^\p{Sc}$/u, ''), behind: wordsIn(behind).replace(/^\p{Sc}$/u, '') };
};
