import { plain } from '../cells/plain.ts';
import type { KnownRow } from '../known.ts';
import type { ReadForm } from '../read-form.ts';
import type { FormRows } from './row.ts';

/** Words, signs of errors and marks of ours: the amount is none that a unit makes readable. */
const isNoFigure = /[\p{L}#=~\p{Cc}]/u;

/**
 * An amount with the unit of its block, unless it has one of its own or is no figure: then it stays as it was written.
 */
export const amountWith = (written: string | undefined, unit: string | undefined): string | null => {
  if (written === undefined) return null;
  if (/^[0-9.,]+[千万亿]$/.test(plain(written))) return `${written.trim()}元`;
  const isExponent = /^[-+]?[0-9.]+e[-+]?[0-9]+$/i.test(written.trim());
  return unit === undefined || (isNoFigure.test(written) && !isExponent) ? written : `${written}${unit}`;
};

/**
 * The money that the unit itself reports, cumulative to the month. Where the form has no 全年预算数 the initial budget is
 * the year's.
 */
export const executionRows = (form: ReadForm, project: KnownRow, month: number): readonly FormRows[] => {
  const { money, fiscalYear } = form;
  if (!money) return [];
  const [unit] = money.units;
  const amount = (column: 'initial_amount' | 'adjusted_amount' | 'spent_amount'): string | null =>
    amountWith(money.cells.get(column)?.text, unit);
  const spent = amount('spent_amount');
  const budget = amount('adjusted_amount') ?? amount('initial_amount');
  if (spent === null || budget === null) return [];
  const labelOf = (column: 'initial_amount' | 'adjusted_amount' | 'spent_amount'): string =>
    money.cells.get(column)?.label ?? '';
  return [
    {
      dataset: 'execution',
      labels: {
        initial_amount: labelOf('initial_amount'),
        adjusted_amount: labelOf(money.cells.has('adjusted_amount') ? 'adjusted_amount' : 'initial_amount'),
        spent_amount: labelOf('spent_amount'),
      },
      rows: [
        {
          row: money.row,
          cells: {
            fiscal_year: String(fiscalYear),
            period: `${fiscalYear}-${String(month).padStart(2, '0')}`,
            reporter: 'unit',
            unit_code: project.unit_code ?? null,
            project_code: project.project_code ?? null,
            fund_source: project.fund_source ?? null,
            initial_amount: amount('initial_amount'),
            adjusted_amount: budget,
            spent_amount: spent,
          },
        },
      ],
    },
  ];
};
