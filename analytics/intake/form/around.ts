import type { Fault } from '../fault.ts';
import { saidAround } from '../recognise/said-around.ts';
import type { ReadForm } from './read-form.ts';
import { reportedOn } from './rows/self-evaluation.ts';

/** Filled in before the month began up to which the form says that its figures run. */
const filledInEarly = (form: ReadForm, month: number): readonly Fault[] => {
  const day = reportedOn(form);
  const head = form.heads.get('reported_on');
  const begins = `${form.fiscalYear}-${String(month).padStart(2, '0')}-01`;
  if (day === null || !head || day >= begins) return [];
  const place = { sheet: form.sheet, row: head.row, column: head.label, value: head.text };
  return [{ code: 'form-filled-in-early', severity: 'warning', place, detail: { month: String(month) }, times: 1 }];
};

/**
 * What else a monitoring form says of its time beside the month of its columns: the names of its sheet and file, and
 * the day on which it was filled in.
 */
export const saidAroundForm = (form: ReadForm, fileName: string): readonly Fault[] => {
  const { month, sheet, row } = form;
  if (form.description.kind !== 'monitoring' || month === null) return [];
  const around = [sheet, fileName.split('/').at(-1) ?? ''];
  return [
    ...saidAround(around, { months: new Set([month]), years: new Set() }, { sheet, row }),
    ...filledInEarly(form, month),
  ];
};
