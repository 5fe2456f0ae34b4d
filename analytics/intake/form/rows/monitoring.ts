import type { Fault } from '../../fault.ts';
import type { IndicatorFact } from '../facts.ts';
import type { ReadForm } from '../read-form.ts';
import { codedFacts } from './coded.ts';
import { executionRows } from './execution.ts';
import { resultColumns, tableLabels } from './labels.ts';
import { lateGoals } from './late-goals.ts';
import { reportedOn } from './reported-on.ts';
import { actualCells } from './result-cells.ts';
import { actualOf, goalOf } from './results.ts';
import type { FormRow, FormRows, Said, SpokenOf } from './row.ts';
import { expectedUnread, expectedValue } from './unread-cells.ts';

/** What a monitoring form gives: the unit's money and the progress of each indicator, both up to its month. */
export const monitoringRows = (
  form: ReadForm,
  facts: readonly IndicatorFact[],
  { listed, cells: subject, declared }: SpokenOf,
): Said<readonly FormRows[]> => {
  const month = form.month ?? 0;
  const period = `${form.fiscalYear}-${String(month).padStart(2, '0')}`;
  const { coded, faults } = codedFacts(form, facts, declared, declared.length > 0);
  const found: Fault[] = [...faults];
  const rows = coded.map((each): FormRow => {
    const { fact, code } = each;
    const { cells, faults: own } = actualOf(form, each);
    found.push(...own);
    const goal = goalOf(each);
    const expected = expectedValue(actualCells(fact.expected, goal, form.fiscalYear ?? 2000));
    found.push(...expectedUnread(form, fact, goal.direction, expected));
    return {
      row: fact.row,
      cells: {
        ...subject,
        period,
        indicator_code: code,
        ...cells,
        expected_value: expected,
        likelihood: fact.likelihood,
        cause: fact.cause,
        explanation: fact.explanation ?? fact.reason,
        reported_on: reportedOn(form),
      },
    };
  });
  const late = lateGoals(form, coded, subject, 'indicator');
  return {
    rows: [
      ...executionRows(form, listed, month),
      ...late.rows,
      { dataset: 'progress', labels: tableLabels(form, resultColumns), rows },
    ],
    faults: [...found, ...late.faults],
  };
};
