import type { Fault } from '../../fault.ts';
import type { ReadForm } from '../read-form.ts';
import type { Coded } from './coded.ts';
import { targetCells } from './goal-cells.ts';
import { actualCells } from './result-cells.ts';

/** The goal against which a result is read: as declared, else as the form states it. */
export const goalOf = ({ fact, declared }: Coded): Readonly<Record<string, string | null>> =>
  declared ?? targetCells(fact.target);

/** The actual value, day or tier of a row, and what is wrong with its cell. */
export const actualOf = (
  form: ReadForm,
  coded: Coded,
): { readonly cells: Readonly<Record<string, string | null>>; readonly faults: readonly Fault[] } => {
  const goal = goalOf(coded);
  const actual = actualCells(coded.fact.result, goal);
  if ('cells' in actual) return { cells: actual.cells, faults: [] };
  // Points are the judgement of a goal in words, whatever the words of its result.
  if (actual.code === 'form-words-judged' && coded.fact.points !== null) return { cells: {}, faults: [] };
  const column = form.table.header.columns.get('actual')?.label;
  const value = coded.fact.cells.get('actual')?.trim();
  return {
    cells: {},
    faults: [
      {
        ...actual,
        place: { sheet: form.sheet, row: coded.fact.row, ...(column ? { column } : {}), ...(value ? { value } : {}) },
        detail: { unit: goal.unit_of_measure ?? '' },
        times: 1,
      },
    ],
  };
};
