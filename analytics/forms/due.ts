import { monthOf, type Period, yearOf } from '../core/period.ts';
import type { PaperName } from './papers.ts';

/** The year and month for which a form is asked for when nobody says. */
export interface Due {
  readonly year: number;
  readonly month: number;
}

/** Goals for the year to come are declared from August on; until then those of this year are mended. */
const declaredFrom = 8;

/** A year is evaluated from September on, before it closes, until August of the next. */
const evaluatedFrom = 9;

/**
 * What is due in a month: monitoring of the month before, goals of the budget being drawn up, the evaluation of the
 * year that closes or has closed.
 * @example dueIn('2026-01', 'self-evaluation-2020') // { year: 2025, month: 12 }
 */
export const dueIn = (now: Period, paper: PaperName): Due => {
  const [year, month] = [yearOf(now), monthOf(now)];
  const before: Due = month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 };
  if (paper.includes('goals')) return { ...before, year: month >= declaredFrom ? year + 1 : year };
  if (paper.includes('self-evaluation')) return { year: month >= evaluatedFrom ? year : year - 1, month: 12 };
  return before;
};
