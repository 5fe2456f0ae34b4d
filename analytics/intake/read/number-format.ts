/**
 * A number format without what it shows literally: quoted and escaped signs, colours, currencies, padding and filling.
 */
const bare = (format: string): string => format.replaceAll(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '');

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
