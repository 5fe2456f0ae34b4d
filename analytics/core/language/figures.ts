import { roundHalfUp } from './round.ts';

/** A figure for display: a number, or the exact text of a DECIMAL. */
export type Figure = number | string;

/** Figures as people read them: a real minus, thousands separators, one decimal for rates, halves rounded up. */
const minus = (written: string): string => (written.startsWith('-') ? `−${written.slice(1)}` : written);

const separated = (written: string): string => {
  const [whole = '0', fraction] = written.split('.');
  // Three digits, with or without a sign, need no separator, and most figures have no more.
  const separatedWhole = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return minus(separatedWhole + (fraction === undefined ? '' : `.${fraction}`));
};

const grouped = (value: Figure, decimals: number, shift = 0): string => separated(roundHalfUp(value, decimals, shift));

/** @example count(12345) // '12,345' */
export const count = (value: Figure): string => grouped(value, 0);

/** @example percent(0.8421) // '84.2%' */
export const percent = (fraction: Figure, decimals = 1): string => `${grouped(fraction, decimals, 2)}%`;

/** A difference of two rates in percentage points. @example signed(-0.0194) // '−1.9' */
export const signed = (fraction: Figure, decimals = 1): string => {
  const written = grouped(fraction, decimals, 2);
  return /[1-9]/.test(written) && !written.startsWith('−') ? `+${written}` : written;
};

/** Points of a score with two decimals. */
export const points = (value: Figure): string => grouped(value, 2);

/** A quantity without needless zeros. @example quantity(12.5) // '12.5' */
export const quantity = (value: Figure, decimals = 4): string => {
  const written = grouped(value, decimals);
  return written.includes('.') ? written.replace(/\.?0+$/, '') : written;
};

/** An exact amount as it stands in the mart, with separators. @example exact('-1234.50') // '−1,234.50' */
export const exact = (amount: string): string => separated(amount);

interface Size {
  readonly power: number;
  readonly decimals: number;
  readonly word: string;
}

/** In the largest unit the figure reaches, or the next when rounding fills it: 99,999,999 is 1.00 亿, not 10,000 万. */
const bySize = (value: Figure, sizes: readonly Size[]): string => {
  const at = sizes.findIndex(({ power }) => Math.abs(Number(value)) >= 10 ** power);
  const size = sizes[at];
  if (!size) return grouped(value, 0);
  const [larger, written] = [sizes[at - 1], roundHalfUp(value, size.decimals, -size.power)];
  const full = larger && Math.abs(Number(written)) >= 10 ** (larger.power - size.power);
  return full
    ? `${grouped(value, larger.decimals, -larger.power)} ${larger.word}`
    : `${separated(written)} ${size.word}`;
};

const chinese: readonly Size[] = [
  { power: 12, decimals: 2, word: '万亿' },
  { power: 8, decimals: 2, word: '亿' },
  { power: 4, decimals: 1, word: '万' },
];
const english: readonly Size[] = [
  { power: 12, decimals: 2, word: 'tn' },
  { power: 9, decimals: 2, word: 'bn' },
  { power: 6, decimals: 1, word: 'm' },
  { power: 3, decimals: 1, word: 'k' },
];

/** From ten million, 万 needs no decimal. */
const withoutDecimal = 1e7;

/** By size in Chinese units. @example compactZh('1094000000.00') // '10.94 亿' */
export const compactZh = (value: Figure): string =>
  bySize(
    value,
    chinese.map((size) =>
      size.power === 4 && Math.abs(Number(value)) >= withoutDecimal ? { ...size, decimals: 0 } : size,
    ),
  );

/** The same in English. @example compactEn('1094000000.00') // '1.09 bn' */
export const compactEn = (value: Figure): string => bySize(value, english);
