const digitsOf = (value: number | string): string => {
  if (typeof value === 'string') return value;
  // A double is sure of 15 digits; what stands behind them is left over from arithmetic.
  return Number.isFinite(value) ? value.toPrecision(15) : '0';
};

/**
 * A figure times 10^`shift`, rounded half up (away from zero) to so many decimals on its decimal text, so that 0.2905
 * is 29.1 %.
 * @example roundHalfUp('-0.2905', 1, 2) // '-29.1'
 */
export const roundHalfUp = (value: number | string, decimals: number, shift = 0): string => {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(digitsOf(value).trim()) ?? [];
  const scale = fraction.length - Number(exponent) - shift;
  const figure = BigInt(`${whole}${fraction}` || '0');
  const step = 10n ** BigInt(Math.abs(scale - decimals));
  const rounded = scale > decimals ? (figure + step / 2n) / step : figure * step;
  const digits = String(rounded).padStart(decimals + 1, '0');
  const written = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return rounded === 0n ? written : `${sign}${written}`;
};
