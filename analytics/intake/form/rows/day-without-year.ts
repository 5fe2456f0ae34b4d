import type { Fault } from '../../fault.ts';
import { readResult } from '../cells/result.ts';
import type { ReadForm } from '../read-form.ts';
import type { Coded } from './coded.ts';
import { reportedOn } from './reported-on.ts';
import { actualCells } from './result-cells.ts';

const daysApart = (a: string, b: string): number => Math.abs(Date.parse(a) - Date.parse(b));

/** Months of the year after in which a self-evaluation tells of what was done late. */
const lastMonth = '03-31';

/**
 * A day of completion without a year in which the fiscal year and the one after it are both likely: 1月15日 for what was
 * due by December may be eleven months early or two weeks late. The later year is asked for where it comes nearer to
 * the day due, in its first quarter, and not after the form was filled in; a monitoring form is of its own year.
 */
export const dayWithoutYear = (
  form: ReadForm,
  { fact }: Coded,
  goal: Readonly<Record<string, string | null>>,
  day: string,
  place: Fault['place'],
): readonly Fault[] => {
  const { fiscalYear } = form;
  const due = goal.target_date;
  if (!due || fiscalYear === null || form.description.kind === 'monitoring') return [];
  const later = actualCells(readResult(fact.cells.get('actual'), fiscalYear + 1), goal, fiscalYear + 1);
  const other = 'cells' in later ? later.cells.actual_date : undefined;
  if (!other || other === day || other > (reportedOn(form) ?? other) || other > `${fiscalYear + 1}-${lastMonth}`)
    return [];
  if (daysApart(other, due) >= daysApart(day, due)) return [];
  return [{ code: 'form-day-without-year', severity: 'fault', place, detail: { due, day, other }, times: 1 }];
};
