import type { Fault } from '../../fault.ts';
import { rateFault, ratesApart } from '../../recognise/printed-rate.ts';
import { fenOf } from '../cells/fen.ts';
import type { IndicatorFact } from '../facts.ts';
import type { ReadForm } from '../read-form.ts';
import { besideMoney } from './points.ts';

/** A form that is to report spending and names the budget alone gives no figure of the money, which is said. */
export const spentMissing = ({ description, money, sheet }: ReadForm): readonly Fault[] => {
  const isReport = description.kind === 'monitoring' || description.kind === 'self-evaluation';
  if (!isReport || !money || money.cells.has('spent_amount')) return [];
  const place = { sheet, row: money.row, column: money.label.trim() };
  const detail: Fault['detail'] = money.alone.length > 1 ? { parts: money.alone.join('、') } : {};
  return [{ code: 'form-spent-missing', severity: 'warning', place, detail, times: 1 }];
};

/** Points on a row whose weight is 0 are points of nothing. */
export const pointsOfNothing = (form: ReadForm, facts: readonly IndicatorFact[]): readonly Fault[] =>
  facts
    .filter(({ weight, points }) => weight !== null && !/[1-9]/.test(weight) && /[1-9]/.test(points ?? ''))
    .map(({ row, points }): Fault => {
      const column = form.table.header.columns.get('points')?.label;
      const place = { sheet: form.sheet, row, ...(column ? { column } : {}), value: points ?? '' };
      return { code: 'form-points-of-nothing', severity: 'fault', place, detail: {}, times: 1 };
    });

/** A rate of execution printed beside other amounts than it comes of, or those exchanged. */
export const rateDiffers = ({ money, sheet }: ReadForm): readonly Fault[] => {
  const spent = money?.cells.get('spent_amount');
  const adjusted = money?.cells.get('adjusted_amount') ?? money?.cells.get('initial_amount');
  if (!money?.rate || !spent || !adjusted) return [];
  const fen = (cell: { readonly text: string } | undefined) => cell && fenOf(cell.text, money.units[0]);
  const wrong = rateFault(money.rate.text, fen(spent), fen(adjusted), fen(money.cells.get('initial_amount')));
  if (!wrong) return [];
  const { code, severity, rate } = wrong;
  const { row, label: column, text: value } = money.rate;
  const detail = { rate, spent: spent.label, adjusted: adjusted.label };
  return [{ code, severity, place: { sheet, row, column, value }, detail, times: 1 }];
};

/** Points of the execution rate that go with ten, a hundred … times the amount spent, or that part of it. */
export const pointsOfOtherRate = (form: ReadForm): readonly Fault[] => {
  const { money, sheet } = form;
  const [spent, adjusted] = [
    money?.cells.get('spent_amount'),
    money?.cells.get('adjusted_amount') ?? money?.cells.get('initial_amount'),
  ];
  const [points, weight] = [besideMoney(form, 'points'), besideMoney(form, 'weight')];
  const cell = money?.cells.get('points');
  if (!spent || !adjusted || !cell || points === undefined || weight === undefined) return [];
  const [part, whole] = [spent, adjusted].map(({ text }) => fenOf(text, money?.units[0]));
  const apart = ratesApart(Number(points) / Number(weight), part, whole);
  if (!apart) return [];
  const place = { sheet, row: cell.row, column: cell.label.trim(), value: points };
  const detail = { ...apart, weight, spent: spent.label, adjusted: adjusted.label };
  return [{ code: 'form-points-of-other-rate', severity: 'warning', place, detail, times: 1 }];
};
