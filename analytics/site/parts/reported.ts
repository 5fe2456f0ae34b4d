import { type Text, text } from '../../core/language/text.ts';
import { monthOf, type Period } from '../../core/period.ts';
import type { Cell } from '../../core/ports/engine.ts';
import { num } from './cells.ts';

/** Whether what stands in a month was reported for that month, and not carried from an earlier one. */
export const isReported = (age: Cell): boolean => num(age) === 0;

/** The month whose report stands in a period, `age` periods old; null where nothing was ever reported. */
export const lastMonth = (period: Period, age: Cell): number | null => {
  const periods = num(age);
  return periods === null ? null : monthOf(period) - periods;
};

/** When what was not reported for a period last was; null where it was reported for it. */
export const lastSaid = (period: Period, age: Cell): Text | null => {
  if (isReported(age)) return null;
  const month = lastMonth(period, age);
  return month === null ? text('从未报过', 'never reported') : text(`最近 ${month} 月`, `last in month ${month}`);
};
