/** A fiscal year, the calendar year: 2025. */
export type FiscalYear = number;
/** A month of a fiscal year: `2025-06`. Figures of a period run from January to its end. */
export type Period = string;

export class PeriodError extends Error {
  override readonly name = 'PeriodError';
  readonly written: string;
  constructor(written: string) {
    super(`${written} is not a period; write it like 2025-06`);
    this.written = written;
  }
}

const pattern = /^(\d{4})-(0[1-9]|1[0-2])$/;

export const isPeriod = (value: unknown): value is Period => typeof value === 'string' && pattern.test(value);

/** Guards a period's text; throws PeriodError. */
export const parsePeriod = (written: string): Period => {
  if (!isPeriod(written)) throw new PeriodError(written);
  return written;
};

export const yearOf = (period: Period): FiscalYear => Number(period.slice(0, 4));
export const monthOf = (period: Period): number => Number(period.slice(5, 7));
export const periodOf = (year: FiscalYear, month: number): Period => `${year}-${String(month).padStart(2, '0')}`;

/** January up to and including the period's month. */
export const periodsThrough = (period: Period): readonly Period[] =>
  Array.from({ length: monthOf(period) }, (_, index) => periodOf(yearOf(period), index + 1));

/** True for December, when the year can be evaluated. */
export const closesYear = (period: Period): boolean => monthOf(period) === 12;
