/**
 * Whether no run of the year can find that a notice was not answered in time: a run looks to the end of its last month,
 * December at the latest, and a day is over only when the next one is. What the day of the run itself is never enters a
 * result, so that the same snapshot gives the same states whenever it is computed.
 *
 * @example isDueAfterYear(2025, '2025-12-31') // true
 */
export const isDueAfterYear = (fiscalYear: number, due: string | null): boolean =>
  due !== null && due >= `${fiscalYear}-12-31`;
