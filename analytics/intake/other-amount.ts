/** The last place, of yuan, in which an amount is written: forms give 万元 with few decimals. */
const lastPlace = (amount: string): string =>
  `CASE ${[10_000, 1000, 100, 10, 1].map((place) => `WHEN ${amount} % ${place} = 0 THEN ${place}`).join(' ')} ELSE 0 END`;

/**
 * Whether an amount is another one than rounding explains, as SQL: by more than half of its last place, or a hundredth.
 */
export const isOtherAmount = (amount: string, other: string): string =>
  `(abs(${amount} - ${other}) * 2 > ${lastPlace(amount)} OR abs(${amount} - ${other}) * 100 > abs(${other}))`;
