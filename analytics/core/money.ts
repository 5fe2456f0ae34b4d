/** Money is a whole number of fen; yuan with two decimals on paper and on the wire. */
export type Fen = bigint;

export class MoneyError extends Error {
  override readonly name = 'MoneyError';
}

/**
 * Reads a plain decimal amount of yuan; throws MoneyError on anything else, more than two decimals included.
 * @example parseYuan('-1234.5') // -123450n
 */
export const parseYuan = (written: string): Fen => {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(written);
  if (!match) throw new MoneyError(`${written} is not an amount in yuan with at most two decimals`);
  const fen = BigInt(match[2] ?? '0') * 100n + BigInt((match[3] ?? '').padEnd(2, '0'));
  return match[1] ? -fen : fen;
};

/** @example formatYuan(-123450n) // '-1234.50' */
export const formatYuan = (fen: Fen): string => {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

export const sumFen = (amounts: Iterable<Fen>): Fen => {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
};
