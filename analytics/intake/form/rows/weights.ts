import type { Fault } from '../../fault.ts';
import type { IndicatorFact } from '../facts.ts';
import type { ReadForm } from '../read-form.ts';
import type { IndicatorColumn } from '../schema.ts';
import { isExecution } from './coded.ts';
import { besideMoney, thousandths } from './points.ts';

/** What rows may add to where the form leaves the weight of the execution rate to the office: 0, 10 or 20. */
const withoutExecution = ['80', '90', '100'].map(thousandths);

const labelOf = ({ table }: ReadForm, column: IndicatorColumn): Pick<Fault['place'], 'column'> => {
  const label = table.header.columns.get(column)?.label;
  return label === undefined ? {} : { column: label };
};

/** Weights that do not add to 100 with that of the execution rate: every row is scored out of them. */
export const weightSum = (form: ReadForm, facts: readonly IndicatorFact[]): readonly Fault[] => {
  const own = facts.filter((fact) => !isExecution(fact));
  if (own.length === 0 || own.some(({ weight }) => weight === null)) return [];
  const execution = facts.find(isExecution)?.weight ?? besideMoney(form, 'weight') ?? null;
  const rows = own.reduce((all, { weight }) => all + thousandths(weight ?? '0'), 0);
  const sum = rows + thousandths(execution ?? '0');
  const due = execution === null ? withoutExecution : [thousandths('100')];
  if (rows === 0 || due.includes(sum)) return [];
  const row = form.table.totals.at(-1)?.row ?? form.table.header.top;
  const place = { sheet: form.sheet, row, ...labelOf(form, 'weight'), value: String(sum / 1000) };
  const detail = { rows: String(rows / 1000), execution: execution ?? '' };
  return [{ code: 'form-weights-sum', severity: 'warning', place, detail, times: 1 }];
};

/** Points above the weight of their row; those of goals in words are held against the goals as declared. */
export const pointsAboveWeight = (form: ReadForm, facts: readonly IndicatorFact[]): readonly Fault[] => {
  const above = (points: string | null, weight: string | null): boolean =>
    points !== null && weight !== null && thousandths(weight) > 0 && thousandths(points) > thousandths(weight);
  const fault = (row: number, column: Pick<Fault['place'], 'column'>, points: string, weight: string): Fault => {
    const place = { sheet: form.sheet, row, ...column, value: points };
    return { code: 'form-points-above-weight', severity: 'warning', place, detail: { weight }, times: 1 };
  };
  const rows = facts.flatMap(({ row, points, weight, target }) =>
    target.kind !== 'words' && target.kind !== 'none' && above(points, weight)
      ? [fault(row, labelOf(form, 'points'), points ?? '', weight ?? '')]
      : [],
  );
  const [points, weight] = [besideMoney(form, 'points') ?? null, besideMoney(form, 'weight') ?? null];
  const cell = form.money?.cells.get('points');
  const ofMoney = cell && above(points, weight);
  return ofMoney ? [fault(cell.row, { column: cell.label.trim() }, points ?? '', weight ?? ''), ...rows] : rows;
};
