import type { Fault } from '../fault.ts';
import { ofYear, saidAround } from '../recognise/said-around.ts';
import type { ReadForm } from './read-form.ts';
import { reportedOn } from './rows/reported-on.ts';

/** Filled in before the month began up to which the form says that its figures run. */
const filledInEarly = (form: ReadForm, month: number): readonly Fault[] => {
  const day = reportedOn(form);
  const head = form.heads.get('reported_on');
  const begins = `${form.fiscalYear}-${String(month).padStart(2, '0')}-01`;
  if (day === null || !head || form.fiscalYear === null || day >= begins) return [];
  const place = { sheet: form.sheet, row: head.row, column: head.label, value: head.text };
  return [{ code: 'form-filled-in-early', severity: 'warning', place, detail: { month: String(month) }, times: 1 }];
};

/**
 * What else a form says of its time beside its title and, for monitoring, the month of its columns: the names of its
 * sheet and file, and the day on which it was filled in. What a self-evaluation states runs to the end of its year.
 */
export const saidAroundForm = (form: ReadForm, fileName: string): readonly Fault[] => {
  const { month, sheet, row, fiscalYear, title } = form;
  const { kind } = form.description;
  const years = new Set(fiscalYear === null ? [] : [fiscalYear]);
  const names = [sheet, fileName.split('/').at(-1) ?? ''];
  if (kind === 'monitoring') {
    if (month === null) return [];
    const months = new Set([month]);
    const titled = saidAround(title, { months, years: new Set() }, { sheet, row });
    const named = titled.length > 0 ? titled : saidAround(names, { months, years }, { sheet, row });
    return [...named, ...filledInEarly(form, month)];
  }
  const others = names.filter((name) => !name.includes(String(fiscalYear))).map(ofYear);
  const named = saidAround(others, { months: new Set(), years }, { sheet, row });
  return kind === 'self-evaluation' ? [...named, ...filledInEarly(form, 12)] : named;
};
