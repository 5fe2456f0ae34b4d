/**
 * A decimal as a person writes it, without the zeros at its end; any other text as it is.
 * @example withoutZeros('12.50') // '12.5'
 */
export const withoutZeros = (decimal: unknown): string => {
  const written = String(decimal);
  return /^-?[0-9]+\.[0-9]+$/.test(written) ? written.replace(/\.?0+$/, '') : written;
};

/**
 * A text with the numbers in it that have all six decimals of a contract's numbers, as a person writes them.
 * @example figuresIn('P1: 96.430000 ≠ 96.500000') // 'P1: 96.43 ≠ 96.5'
 */
export const figuresIn = (text: string): string =>
  text.replaceAll(/(?<![\p{L}\p{N}.])-?[0-9]+\.[0-9]{6}(?![\p{L}\p{N}.])/gu, withoutZeros);
