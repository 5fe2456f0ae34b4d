import type { Fault } from '../../fault.ts';
import { plain, saysNothing } from '../cells/plain.ts';
import type { IndicatorFact } from '../facts.ts';
import type { ReadForm } from '../read-form.ts';
import type { FormHead } from '../schema.ts';
import { datesOf } from './goals.ts';
import { reportedOn } from './reported-on.ts';
import type { Actual } from './result-cells.ts';

/** The contract has a number alone for what is expected by the end of the year. */
export const expectedValue = (expected: Actual): string | null =>
  'cells' in expected ? (expected.cells.actual_value ?? null) : null;

/**
 * What is expected of a goal and can't be taken. Of a goal in words the likelihood says it: words beside it are no
 * figure that is lost.
 */
export const expectedUnread = (
  { sheet, table }: ReadForm,
  { row, expected, cells }: IndicatorFact,
  direction: string | null | undefined,
  value: string | null,
): readonly Fault[] => {
  if (value !== null || expected.kind === 'none') return [];
  if (direction === 'qualitative' && expected.kind === 'words') return [];
  const [column, written] = [table.header.columns.get('expected')?.label, cells.get('expected')?.trim()];
  const place = { sheet, row, ...(column ? { column } : {}), ...(written ? { value: written } : {}) };
  const detail: Fault['detail'] = direction === 'by' ? { due: 'day' } : {};
  return [{ code: 'form-expected-unread', severity: 'warning', place, detail, times: 1 }];
};

/** Days that the blank form leaves open: 年 月 日. */
const leftOpen = /^[年月日至到~./-]*$/;

const unread = ({ heads, sheet }: ReadForm, head: FormHead): readonly Fault[] => {
  const { row, label: column, text } = heads.get(head) ?? {};
  if (row === undefined || saysNothing(text) || leftOpen.test(plain(text ?? ''))) return [];
  const place = { sheet, row, ...(column ? { column } : {}), value: text?.trim() ?? '' };
  return [{ code: 'form-day-unread', severity: 'warning', place, detail: {}, times: 1 }];
};

/** Days of a form's head or foot that are to be taken and can't be read. */
export const daysUnread = (form: ReadForm): readonly Fault[] => {
  const { kind } = form.description;
  if (kind === 'department-goals') return [];
  if (kind !== 'goals') return reportedOn(form) === null ? unread(form, 'reported_on') : [];
  const dates = datesOf(form.heads.get('project_dates')?.text, form.fiscalYear ?? 2000);
  return 'start_date' in dates ? [] : unread(form, 'project_dates');
};
