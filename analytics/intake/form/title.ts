import { fold } from '../recognise/fold.ts';

const ofYear = /(?<![0-9])(20[0-9]{2})年度/g;
const bareYear = /(?<![0-9])(20[0-9]{2})年(?![0-9一二三四五六七八九十]{1,2}月)/g;

const figures = new Map([...'〇一二三四五六七八九'].map((numeral, value) => [numeral, String(value)]));
const inNumerals = /[二2][〇零○o0][一二三四五六七八九〇零○o0]{2}(?=年)/g;

/**
 * A year in numerals as digits, with whichever sign its noughts are written.
 * @example yearInDigits('二〇二五年') // '2025年'
 */
export const yearInDigits = (folded: string): string =>
  folded.replaceAll(inNumerals, (year) =>
    [...year].map((sign) => figures.get(sign) ?? (sign === '2' ? sign : '0')).join(''),
  );

/** The years that lines name as 年度, or else as 年 without a month: a day of filling in is no fiscal year. */
const yearsIn = (lines: readonly string[]): readonly number[] => {
  const folded = lines.map(fold).map(yearInDigits);
  const all = (pattern: RegExp): readonly number[] =>
    folded.flatMap((line) => [...line.matchAll(pattern)].map(([, year]) => Number(year)));
  const named = all(ofYear);
  return [...new Set(named.length > 0 ? named : all(bareYear))];
};

/**
 * The fiscal year that a form is of: the one year that the lines of its title name, else the name of its sheet, else
 * that of its file. Several in one place contradict each other.
 * @example fiscalYearOf([['项目支出绩效自评表', '(2025年度)'], ['Sheet1']]) // [2025]
 */
export const fiscalYearOf = (places: readonly (readonly string[])[]): readonly number[] => {
  for (const lines of places) {
    const years = yearsIn(lines);
    if (years.length > 0) return years;
  }
  return [];
};
