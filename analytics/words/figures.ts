/** Figures as people read them: a real minus, thousands separators, one decimal for rates. All take numbers for display only. */

const minus = (written: string): string => written.replace(/^-/, '−');

const grouped = (value: number, decimals: number): string => {
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction ? `.${fraction}` : '');
  return value < 0 && /[1-9]/.test(digits) ? `−${digits}` : digits;
};

/** @example count(12345) // '12,345' */
export const count = (value: number): string => grouped(value, 0);

/** @example percent(0.8421) // '84.2%' */
export const percent = (fraction: number): string => `${grouped(fraction * 100, 1)}%`;

/** A difference of two rates in percentage points. @example signed(-0.0194) // '−1.9' */
export const signed = (fraction: number, decimals = 1): string => {
  const written = grouped(fraction * 100, decimals);
  return fraction > 0 && /[1-9]/.test(written) ? `+${written}` : written;
};

/** Points of a score with two decimals. */
export const points = (value: number): string => grouped(value, 2);

/** A quantity without needless zeros. @example quantity(12.5) // '12.5' */
export const quantity = (value: number): string => {
  const written = grouped(value, 4);
  return written.includes('.') ? written.replace(/\.?0+$/, '') : written;
};

/** An exact amount as it stands in the mart, with separators. @example exact('-1234.50') // '−1,234.50' */
export const exact = (amount: string): string => {
  const [whole = '0', fraction] = amount.split('.');
  return minus(whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`));
};

/** By size in Chinese units. @example compactZh(1094000000) // '10.94 亿' */
export const compactZh = (value: number): string => {
  const size = Math.abs(value);
  if (size >= 1e12) return `${grouped(value / 1e12, 2)} 万亿`;
  if (size >= 1e8) return `${grouped(value / 1e8, 2)} 亿`;
  if (size >= 1e4) return `${grouped(value / 1e4, size >= 1e7 ? 0 : 1)} 万`;
  return grouped(value, 0);
};

/** The same in English. @example compactEn(1094000000) // '1.09 bn' */
export const compactEn = (value: number): string => {
  const size = Math.abs(value);
  if (size >= 1e12) return `${grouped(value / 1e12, 2)} tn`;
  if (size >= 1e9) return `${grouped(value / 1e9, 2)} bn`;
  if (size >= 1e6) return `${grouped(value / 1e6, 1)} m`;
  if (size >= 1e3) return `${grouped(value / 1e3, 1)} k`;
  return grouped(value, 0);
};
