import type { Fault } from '../../fault.ts';
import type { ReadForm } from '../read-form.ts';
import type { Coded } from './coded.ts';
import { differsFrom, goalCells, goalWords } from './goal-cells.ts';
import { goalColumns, tableLabels } from './labels.ts';
import type { FormRows } from './row.ts';

/** Fields of a goal that were declared and that no form restates. */
const restated = (declared: Coded['declared']): Readonly<Record<string, string | null>> =>
  declared === null ? {} : declared;

const weighs = (weight: string | null | undefined): boolean => /[1-9]/.test(weight ?? '');

/** Goals that a form states otherwise than they were declared; of those declared without a weight, the target alone. */
const differing = (form: ReadForm, declared: readonly Coded[], isUnweighted: boolean): readonly Fault[] =>
  declared.flatMap(({ fact, declared: row }): Fault[] => {
    const weight = isUnweighted ? null : fact.weight;
    if (row === null || (fact.target.kind === 'none' && weight === null)) return [];
    const goal = isUnweighted ? { ...row, weight: null } : row;
    const stated = { ...goalCells(fact, weight), ...(fact.target.kind === 'none' ? { direction: '' } : {}) };
    if (!differsFrom(goal, stated)) return [];
    const column = form.table.header.columns.get('target')?.label;
    const place = { sheet: form.sheet, row: fact.row, ...(column ? { column } : {}), value: fact.name };
    const detail = { declared: goalWords(goal), stated: goalWords(stated) };
    return [{ code: 'form-differs-from-goal', severity: 'warning', place, detail, times: 1 }];
  });

/**
 * Holds the goals that a later form states against those declared: each difference is a finding and the declared goal
 * stands. Where none were declared, or none with a weight, the form's goals or weights stand as declared late.
 */
export const lateGoals = (
  form: ReadForm,
  coded: readonly Coded[],
  subject: Readonly<Record<string, string | null>>,
  dataset: 'indicator' | 'department-indicator',
): { readonly rows: readonly FormRows[]; readonly faults: readonly Fault[] } => {
  const declared = coded.filter((each) => each.declared !== null);
  const isUnweighted = declared.length > 0 && declared.every((each) => !weighs(each.declared?.weight));
  const faults = differing(form, declared, isUnweighted);
  if ((declared.length > 0 && !isUnweighted) || !coded.some(({ fact }) => weighs(fact.weight)))
    return { rows: [], faults };
  const rows = coded.map(({ fact, code, declared: row }) => ({
    row: fact.row,
    cells: { ...goalCells(fact, fact.weight), ...restated(row), ...subject, indicator_code: code, weight: fact.weight },
  }));
  const late: Fault = {
    code: isUnweighted ? 'form-weights-late' : 'form-goals-late',
    severity: 'warning',
    place: { sheet: form.sheet, row: form.table.header.top },
    detail: { indicators: String(rows.length) },
    times: 1,
  };
  return {
    rows: [{ dataset, labels: tableLabels(form, goalColumns), rows }],
    faults: [...faults, late],
  };
};
