import { writtenDay } from '../cells/day.ts';
import { plain } from '../cells/plain.ts';
import type { ReadForm } from '../read-form.ts';

/** The day of filling in as a date, where the footer has one. */
export const reportedOn = (form: ReadForm): string | null => {
  const written = form.heads.get('reported_on')?.text;
  const day = written === undefined ? undefined : writtenDay(plain(written), form.fiscalYear ?? 2000);
  return day && day.from === day.day ? day.day : null;
};
