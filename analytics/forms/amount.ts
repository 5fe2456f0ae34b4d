/**
 * Yuan as 万元, exactly.
 * @example inWan('5200000.00') // '520'
 */
export const inWan = (yuan: string | undefined): string | undefined => {
  if (yuan === undefined) return undefined;
  const [sign, bare] = yuan.startsWith('-') ? ['-', yuan.slice(1)] : ['', yuan];
  const [whole = '', decimals = ''] = bare.split('.');
  const digits = whole.padStart(5, '0');
  const rest = `${digits.slice(-4)}${decimals}`.replace(/0+$/, '');
  return `${sign}${digits.slice(0, -4).replace(/^0+(?=[0-9])/, '')}${rest === '' ? '' : `.${rest}`}`;
};

const scaled = (yuan: string): bigint => {
  const [whole = '', decimals = ''] = yuan.split('.');
  return BigInt(whole + decimals.padEnd(2, '0'));
};

/** Spent of budget as a percentage with two decimals, rounded half up; nothing where there is no budget. */
export const rateOf = (spent: string | undefined, budget: string | undefined): string => {
  if (spent === undefined || budget === undefined || scaled(budget) === 0n) return '';
  const basis = (scaled(spent) * 20_000n + scaled(budget)) / (2n * scaled(budget));
  return `${basis / 100n}.${String(basis % 100n).padStart(2, '0')}%`;
};
