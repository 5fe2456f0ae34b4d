import type { Fault } from '../fault.ts';
import type { Known } from './known.ts';
import type { ReadForm } from './read-form.ts';
import { subjectOf } from './rows/subject.ts';

/** Forms of one kind that are of one subject and one time give rows for the same; undefined where that is not known. */
const keyOf = (form: ReadForm, known: Known): string | undefined => {
  if (form.fiscalYear === null) return undefined;
  const { row } = subjectOf(form, known);
  const code = row?.project_code ?? row?.department_code;
  return code ? [form.description.kind, form.fiscalYear, form.month ?? '', code].join(' ') : undefined;
};

/**
 * The forms of a file that are of the same kind, project and time as one before them, with the fault that says so. Their
 * rows would be told of one by one, as rows that stand twice.
 */
export const formsTwice = (
  forms: readonly ReadForm[],
  knownOf: (form: ReadForm) => Known,
): ReadonlyMap<ReadForm, Fault> => {
  const first = new Map<string, ReadForm>();
  const twice = new Map<ReadForm, Fault>();
  for (const form of forms) {
    const key = keyOf(form, knownOf(form));
    const before = key === undefined ? undefined : first.get(key);
    if (key !== undefined && !before) first.set(key, form);
    if (!before) continue;
    const head = form.heads.get('project') ?? form.heads.get('department');
    const place = {
      sheet: form.sheet,
      row: head?.row ?? form.row,
      ...(head ? { column: head.label, value: head.text } : {}),
    };
    const detail = { sheet: before.sheet, row: String(before.row), named: head?.text ?? '' };
    twice.set(form, { code: 'form-twice', severity: 'fault', place, detail, times: 1 });
  }
  return twice;
};
