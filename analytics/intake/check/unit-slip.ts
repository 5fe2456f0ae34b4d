/**
 * Whether an amount is of the same digits as the one known of it before, in another unit of money, as SQL: a thousand or
 * ten thousand times that, or that part of it. A round 1, 10, 100 known before may be a stand-in for an amount to come,
 * and of a few yuan nothing is known.
 */
export const isUnitSlip = (amount: string, before: string): string => {
  const [great, small] = [`greatest(${amount}, ${before})`, `least(${amount}, ${before})`];
  return `(${small} > 0 AND ${great} >= 1000 AND (${great} = ${small} * 1000 OR ${great} = ${small} * 10000)
  AND ${before} NOT IN (1, 10, 100))`;
};
