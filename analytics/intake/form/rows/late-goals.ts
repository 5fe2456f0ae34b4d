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

/**
 * Holds the goals that a later form states against those declared. Where none were declared, or none with a weight, the
 * form's stand as declared late; where they were, each difference is a finding and the declared goal stands.
 */
export const lateGoals = (
  form: ReadForm,
  coded: readonly Coded[],
  subject: Readonly<Record<string, string | null>>,
  dataset: 'indicator' | 'department-indicator',
): { readonly rows: readonly FormRows[]; readonly faults: readonly Fault[] } => {
  const place = (row: number): Fault['place'] => ({ sheet: form.sheet, row });
  const declared = coded.filter((each) => each.declared !== null);
  const isUnweighted = declared.length > 0 && declared.every((each) => !weighs(each.declared?.weight));
  if (declared.length > 0 && !isUnweighted) {
    const faults = declared.flatMap(({ fact, declared: row }): Fault[] => {
      if (row === null || (fact.target.kind === 'none' && fact.weight === null)) return [];
      const stated = { ...goalCells(fact, fact.weight), ...(fact.target.kind === 'none' ? { direction: '' } : {}) };
      if (!differsFrom(row, stated)) return [];
      const column = form.table.header.columns.get('target')?.label;
      return [
        {
          code: 'form-differs-from-goal',
          severity: 'warning',
          place: { ...place(fact.row), ...(column ? { column } : {}), value: fact.name },
          detail: { declared: goalWords(row), stated: goalWords(stated) },
          times: 1,
        },
      ];
    });
    return { rows: [], faults };
  }
  if (!coded.some(({ fact }) => weighs(fact.weight))) return { rows: [], faults: [] };
  const rows = coded.map(({ fact, code, declared: row }) => ({
    row: fact.row,
    cells: { ...goalCells(fact, fact.weight), ...restated(row), ...subject, indicator_code: code, weight: fact.weight },
  }));
  const code = isUnweighted ? 'form-weights-late' : 'form-goals-late';
  return {
    rows: [{ dataset, labels: tableLabels(form, goalColumns), rows }],
    faults: [
      {
        code,
        severity: 'warning',
        place: place(form.table.header.top),
        detail: { indicators: String(rows.length) },
        times: 1,
      },
    ],
  };
};
