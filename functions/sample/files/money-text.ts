import { formatYuan } from '../../../analytics/core/money.ts';

/** Yuan with two decimals. */
export const yuan = (fen: bigint): string => formatYuan(fen);

/** 万元, exact: as many decimals as the amount needs. @example tenThousands(123456700n) // '123.4567' */
export const tenThousands = (fen: bigint): string => {
  const digits = fen.toString().padStart(7, '0');
  const decimals = digits.slice(-6).replace(/0+$/, '');
  return decimals === '' ? digits.slice(0, -6) : `${digits.slice(0, -6)}.${decimals}`;
};
