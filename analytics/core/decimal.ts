/**
 * A decimal as a person writes it, without the zeros at its end; any other text as it is.
 * @example withoutZeros('12.50') // '12.5'
 */
export const withoutZeros = (decimal: unknown): string => {
  const written = String(decimal);
  return /^-?[0-9]+\.[0-9]+$/.test(written) ? written.replace(/\.?0+$/, '') : written;
};
