import type { Fault } from '../../fault.ts';
import { rateFault } from '../../recognise/printed-rate.ts';
import { fenOf } from '../cells/fen.ts';
import type { IndicatorFact } from '../facts.ts';
import type { ReadForm } from '../read-form.ts';

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
