import type { Fault } from '../../fault.ts';
import { bareNumber, plain, saysNothing } from '../cells/plain.ts';
import type { IndicatorFact } from '../facts.ts';
import type { ReadForm } from '../read-form.ts';
import { codedFacts, isExecution } from './coded.ts';
import { executionRows } from './execution.ts';
import { resultColumns, tableLabels } from './labels.ts';
import { lateGoals } from './late-goals.ts';
import { reportedOn } from './reported-on.ts';
import { actualOf } from './results.ts';
import type { FormRow, FormRows, Said, SpokenOf } from './row.ts';
import { totalOf } from './sums.ts';

const pointsIn = (written: string | undefined): string | null =>
  saysNothing(written) ? null : bareNumber(plain(written ?? '').replace(/分$/, ''));

/** The row of the execution rate: points beside the money, or in a row of the table. */
const executionRow = (form: ReadForm, facts: readonly IndicatorFact[], subject: FormRow['cells']): FormRow[] => {
  const own = facts.find(isExecution);
  const points = pointsIn(form.money?.cells.get('points')?.text) ?? own?.points ?? null;
  const row = form.money?.cells.get('points')?.row ?? own?.row;
  return points === null || row === undefined
    ? []
    : [{ row, cells: { ...subject, indicator_code: 'EXECUTION', declared_points: points } }];
};

/** The total is held against the rows, so it is taken only where every row has points. */
const totalRow = (
  form: ReadForm,
  rows: readonly FormRow[],
  subject: FormRow['cells'],
  isWhole: boolean,
  facts: readonly IndicatorFact[],
): Said<FormRow[]> => {
  const total = totalOf(form, facts);
  // A printed total that is the rounded sum is right, and goes in as the sum.
  const points = total?.sum ?? pointsIn(total?.row.cells.get('points'));
  if (!total || points === null) return { rows: [], faults: [] };
  const isComplete = isWhole && rows.every(({ cells }) => cells.declared_points !== null);
  if (isComplete)
    return {
      rows: [{ row: total.row.row, cells: { ...subject, indicator_code: 'TOTAL', declared_points: points } }],
      faults: [],
    };
  const place = { sheet: form.sheet, row: total.row.row, value: points };
  return { rows: [], faults: [{ code: 'form-points-missing', severity: 'warning', place, detail: {}, times: 1 }] };
};

/** Result rows of a self-evaluation, a project's or a department's: indicators, execution rate, total. */
export const resultRows = (
  form: ReadForm,
  facts: readonly IndicatorFact[],
  { cells: subject, declared }: SpokenOf,
  dataset: 'self-evaluation' | 'department-evaluation',
): Said<readonly FormRows[]> => {
  const { coded, faults } = codedFacts(form, facts, declared, declared.length > 0);
  const found: Fault[] = [...faults];
  const rows = coded.map((each): FormRow => {
    const { cells, faults: own } = actualOf(form, each);
    found.push(...own);
    const { fact, code } = each;
    return {
      row: fact.row,
      cells: {
        ...subject,
        indicator_code: code,
        ...cells,
        actual_text: Object.keys(cells).length === 0 && fact.result.kind === 'words' ? fact.result.words : null,
        declared_points: fact.points,
        reason: fact.reason,
        measure: fact.measure,
        reported_on: reportedOn(form),
      },
    };
  });
  const execution = dataset === 'self-evaluation' ? executionRow(form, facts, subject) : [];
  const isWhole = dataset === 'department-evaluation' || execution.length > 0;
  const total =
    dataset === 'self-evaluation' ? totalRow(form, rows, subject, isWhole, facts) : { rows: [], faults: [] };
  const late = lateGoals(form, coded, subject, dataset === 'self-evaluation' ? 'indicator' : 'department-indicator');
  return {
    rows: [
      ...late.rows,
      { dataset, labels: tableLabels(form, resultColumns), rows: [...execution, ...rows, ...total.rows] },
    ],
    faults: [...found, ...total.faults, ...late.faults],
  };
};

/**
 * What a project's self-evaluation form gives: the unit's money at year end, results, and goals where none were
 * declared.
 */
export const selfEvaluationRows = (
  form: ReadForm,
  facts: readonly IndicatorFact[],
  of: SpokenOf,
): Said<readonly FormRows[]> => {
  const results = resultRows(form, facts, of, 'self-evaluation');
  return { rows: [...executionRows(form, of.listed, 12), ...results.rows], faults: results.faults };
};
