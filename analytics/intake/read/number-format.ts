/**
 * A number format without what it shows literally: quoted and escaped signs, colours, currencies, padding and filling.
 */
const bare = (format: string): string => format.replaceAll(/"[^"]*"|\[[^\]]*\]|[\\!].|_.|\*./g, '');

/** True for formats that show a number a hundred times as large, with a percent sign. */
export const showsPercent = (format: string): boolean => bare(format).includes('%');

/**
 * How many decimals a section of a number format shows, below zero where it shows whole
 * thousands; null where it fixes none, as General, dates, fractions and powers of ten do.
 * @example shownDecimals('#,##0.00') // 2
 * @example shownDecimals('0.0%') // 1
 * @example shownDecimals('0,') // -3
 */
export const shownDecimals = (format: string): number | null => {
  const shown = bare(format);
  if (/[ymdhsg/@]|e[+-]/i.test(shown)) return null;
  const digits = /[0#?][0#?,]*(?:\.([0#?]*))?(,*)/.exec(shown);
  if (!digits) return null;
  const [figure, decimals = '', scaled = ''] = digits;
  const thousands = scaled.length || (/,+$/.exec(figure)?.[0].length ?? 0);
  return decimals.length - 3 * thousands;
};

/** True for formats that show a whole number as a code, filled up with zeros: 000, "P"000, 000-000. */
export const showsCode = (format: string): boolean =>
  /^(?:0|-|\s)*0(?:0|-|\s)*0$/.test(bare(format)) && !/[;]/.test(format);

/** The signs of a format, each with what is quoted, escaped, in brackets, or filling as one. */
const signsOf = (format: string): readonly string[] => format.match(/"[^"]*"|\[[^\]]*\]|[\\!_*].|./gsu) ?? [];

/** The sections of a format: semicolons that are quoted, escaped, in brackets, or filling are none of theirs. */
const sectionsIn = (format: string): readonly string[] => {
  const sections = [''];
  for (const sign of signsOf(format))
    if (sign === ';') sections.push('');
    else sections.push(`${sections.pop()}${sign}`);
  return sections;
};

const condition = /\[(<=|>=|<>|<|>|=)\s*(-?[0-9]+(?:\.[0-9]+)?)\]/;

const holds = (section: string, value: number): boolean => {
  const [, sign, limit] = condition.exec(section) ?? [];
  const to = Number(limit);
  if (sign === '=') return value === to;
  if (sign === '<>') return value !== to;
  if (sign?.startsWith('<')) return value < to || (sign === '<=' && value === to);
  return value > to || (sign === '>=' && value === to);
};

/** Which of a format's sections shows a number; -1 where none does and it stands as it is. */
const placeOf = (sections: readonly string[], value: number): number => {
  const numbers = sections.length > 1 && sections.at(-1)?.includes('@') ? sections.slice(0, -1) : sections.slice(0, 3);
  const conditional = numbers.slice(0, 2).filter((section) => condition.test(section)).length;
  if (conditional === 0) return value > 0 || numbers.length === 1 ? 0 : value < 0 ? 1 : numbers.length > 2 ? 2 : 0;
  const met = numbers.slice(0, 2).findIndex((section) => condition.test(section) && holds(section, value));
  if (met !== -1) return met;
  if (numbers.length === 1) return -1;
  // Of two other sections the former is that of negative numbers.
  return conditional === 2 || (numbers.length > 2 && value >= 0) ? numbers.length - 1 : 1;
};

const general = 'General';

/**
 * The section of a format that shows a number, without its condition.
 * @example sectionOf('[>=10000]0!.0,"万";0', '9000') // '0'
 */
export const sectionOf = (format: string, written: string): string => {
  const sections = sectionsIn(format);
  const place = placeOf(sections, Number(written));
  return place === -1 ? general : (sections[place] ?? '').replace(condition, '');
};

/**
 * What only makes room, fills up, names a currency or sets a condition: no sign in it says that a number is negative.
 */
const roomOrCurrency = /("[^"]*"|[\\!].)|[_*].|\[[$<>=][^\]]*\]/gsu;

/** Any colour but those of other figures, black and white. */
const colour = String.raw`\[(?!(?:black|white|[黑白]色?|(?:color|颜色) ?[12])\]|dbnum|h+\]|m+\]|s+\])`;

/** Signs that tell a negative number: a minus, brackets, a triangle, a colour. */
const negative = new RegExp(`[-−–(（△▲▼]|负|${colour}`, 'iu');

const tellsNegative = (section: string): boolean => negative.test(section.replaceAll(roomOrCurrency, '$1'));

/**
 * True where a format does not show a number: only words, nothing, or a negative one as if it were positive. Of a zero
 * that stays blank nothing is hidden.
 * @example isConcealed(';;;', '5200000') // true
 */
export const isConcealed = (format: string, written: string): boolean => {
  const value = Number(written);
  const sections = sectionsIn(format);
  const place = placeOf(sections, value);
  if (value === 0 || format === '' || place === -1) return false;
  const section = sections[place] ?? '';
  if (!/[0#?ymdhsg@]|General|通用格式/i.test(bare(section))) return true;
  return value < 0 && place === 1 && !condition.test(sections[0] ?? '') && !tellsNegative(section);
};

/** A point that a format writes as it is, between digits: what 0!.0 shows is a tenth of the number. */
const writtenPoint = /(?:[!\\]\.|"\.")/g;

/**
 * How many times smaller than the number a section of a format shows it.
 * @example shownScale('#,##0,') // 1000
 * @example shownScale('0!.0,') // 10000
 */
export const shownScale = (format: string): number => {
  const shownAs = bare(format.replaceAll(writtenPoint, '\uE000'));
  if (/[ymdhsg/@]|e[+-]/i.test(shownAs)) return 1;
  const digits = /[0#?][0#?,]*(?:\uE000([0#?]+))?(?:\.[0#?]*)?(,*)/.exec(shownAs);
  if (!digits) return 1;
  const [shown, afterPoint = ''] = digits;
  const thousands = /,+$/.exec(shown)?.[0].length ?? 0;
  return 1000 ** thousands * 10 ** afterPoint.length;
};

/** A currency in brackets and its locale: $ and 409 of [$$-409], ¥ and 804 of [$¥-804], nothing and 804 of [$-804]. */
const currency = /^\[\$(?<sign>[^\]-]*)(?:-(?<locale>[^\],]*))?/;

/** Locales of the People's Republic by their low sixteen bits: Chinese, Tibetan, Yi, Uyghur, Mongolian. */
const ownLocales = new Set([0x0804, 0x0451, 0x0478, 0x0480, 0x0850]);

/** Whose a locale is, written as a number in sixteen or as a tag; without one it is the reader's own. */
const landOf = (locale: string): 'own' | 'japan' | 'other' => {
  if (locale === '') return 'own';
  if (!/^[0-9a-f]+$/i.test(locale)) return /-cn$/i.test(locale) ? 'own' : /-jp$/i.test(locale) ? 'japan' : 'other';
  // What is above the low bits tells of digits and calendar.
  const language = Number.parseInt(locale.slice(-4), 16);
  return language === 0x0411 ? 'japan' : ownLocales.has(language) ? 'own' : 'other';
};

/** A currency's sign: ¥ is the sign of the yen and of the yuan, which the locale beside it tells apart. */
const currencyOf = (bracket: string): string => {
  const { sign = '', locale = '' } = currency.exec(bracket)?.groups ?? {};
  if (/^jp[¥￥]$/i.test(sign)) return '日圆';
  const land = /^[¥￥]$/.test(sign) ? landOf(locale) : 'own';
  return land === 'own' ? sign : land === 'japan' ? '日圆' : '外币¥';
};

/** What a sign of a format writes as it is: the sign itself, what is quoted or escaped, a currency. */
const writtenBy = (sign: string): string => {
  if (sign.startsWith('[')) return currencyOf(sign);
  if (/^[_*]./su.test(sign)) return '';
  if (sign.length > 1) return sign.startsWith('"') ? sign.slice(1, -1) : sign.slice(1);
  return /[-+(),.%/]/.test(sign) ? '' : sign;
};

/** Yuan is what all money here is in: its sign says nothing that we don't know. */
const ownCurrency = /^(?:[¥￥]|cny|rmb|人民币)$/i;

const wordsOf = (signs: readonly string[]): string => {
  const words = signs.map(writtenBy).join('').trim();
  return ownCurrency.test(words) ? '' : words;
};

/**
 * The words that a section of a format writes before and behind the number; the sign of the yuan is none.
 * @example literalsOf('"≥"0.0"万元"') // { before: '≥', behind: '万元' }
 */
export const literalsOf = (format: string): { readonly before: string; readonly behind: string } => {
  const signs = signsOf(format.replaceAll(/General|G\/通用格式/gi, '0'));
  const first = signs.findIndex((sign) => /^[0#?@]$/.test(sign));
  if (first === -1) return { before: '', behind: '' };
  const last = signs.findLastIndex((sign) => /^[0#?@]$/.test(sign));
  return { before: wordsOf(signs.slice(0, first)), behind: wordsOf(signs.slice(last + 1)) };
};
