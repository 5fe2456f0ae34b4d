import type { Fault } from '../../fault.ts';
import type { IndicatorFact } from '../facts.ts';
import type { ReadForm } from '../read-form.ts';

/** A form sent back as it was handed out: none of its rows says what the form is for. */
export const notFilledIn = (
  { description, sheet, table }: ReadForm,
  facts: readonly IndicatorFact[],
): readonly Fault[] => {
  const isGoals = description.kind.endsWith('goals');
  const saysSomething = ({ target, result, points }: IndicatorFact): boolean =>
    isGoals ? target.kind !== 'none' : result.kind !== 'none' || points !== null;
  if (facts.length === 0 || facts.some(saysSomething)) return [];
  const column = table.header.columns.get(isGoals ? 'target' : 'actual')?.label;
  const place = { sheet, row: table.header.top, ...(column ? { column } : {}) };
  return [{ code: 'form-not-filled-in', severity: 'fault', place, detail: {}, times: 1 }];
};
