/** A quantity known at some months of the year, straight in between; months run from 0 (1 January) to 12. */
export type Knots = readonly (readonly [month: number, value: number])[];

/** @example along([[0, 0], [12, 1]], 3) // 0.25 */
export const along = (knots: Knots, month: number): number => {
  let [fromMonth, fromValue] = knots[0] ?? [0, 0];
  for (const [toMonth, toValue] of knots) {
    if (month <= toMonth)
      return toMonth === fromMonth
        ? toValue
        : fromValue + ((toValue - fromValue) * (month - fromMonth)) / (toMonth - fromMonth);
    [fromMonth, fromValue] = [toMonth, toValue];
  }
  return fromValue;
};

export const months: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
