import type { Fault } from '../fault.ts';
import { numberText } from '../read/cell-text.ts';
import { isConcealed, sectionOf, showsPercent } from '../read/number-format.ts';
import type { Sheet, SheetRow } from '../read/sheet.ts';
import type { Heading } from './header.ts';

/** A figure as readers of workbooks give it; marks of what can't be taken for one are not lost on the way. */
const figure = /^-?[0-9.]+(?:E[+-]?[0-9]+)?$/;

/** A figure that its format does not show has no sign that could be seen. */
const isPercentage = (cell: string, format: string): boolean =>
  showsPercent(sectionOf(format, cell)) && !isConcealed(format, cell);

/**
 * A sheet as a person sees it: what the workbook shows as a percentage carries its sign.
 * @example asShown({ name: '', rows: [{ row: 1, cells: ['0.95'], formats: ['0%'] }] }).rows[0]?.cells // ['95%']
 */
export const asShown = (sheet: Sheet): Sheet => {
  if (sheet.rows.every((row) => row.formats === undefined)) return sheet;
  const shown = (row: SheetRow): SheetRow => {
    const { formats } = row;
    if (!formats) return row;
    return {
      ...row,
      cells: row.cells.map((cell, index) =>
        cell !== null && figure.test(cell) && isPercentage(cell, formats[index] ?? '')
          ? `${numberText(Number(cell) * 100)}%`
          : cell,
      ),
    };
  };
  return { ...sheet, rows: sheet.rows.map(shown) };
};

/**
 * More than this without a sign is a percentage whose sign was left out: nobody is half again as far as planned by a
 * slip of rounding.
 */
const largestBare = 1.5;

/**
 * Cells whose percent sign is read in, and shares that lack theirs; those above the column's own bound are found with
 * the other cells.
 */
export const percentFaults = (
  sheet: string,
  { dataset, columns }: Heading,
  rows: readonly SheetRow[],
): readonly Fault[] =>
  columns.flatMap(({ field, index, header }) => {
    if (field.type !== 'number' && field.type !== 'fraction') return [];
    return rows.flatMap(({ row, cells }): readonly Fault[] => {
      const written = (cells[index] ?? '').normalize('NFKC').trim();
      const at = { dataset: dataset.name, place: { sheet, row, column: header, value: written }, times: 1 };
      if (field.type === 'number') {
        if (!/^-?[0-9][0-9.,]* ?%$/.test(written)) return [];
        return [
          {
            ...at,
            code: 'percent-read-as-number',
            severity: 'warning',
            detail: { number: written.replace(/ ?%$/, '') },
          },
        ];
      }
      if (
        !/^[0-9]+(\.[0-9]+)?$/.test(written) ||
        Number(written) <= largestBare ||
        Number(written) > Number(field.max ?? Number.POSITIVE_INFINITY)
      )
        return [];
      return [
        {
          ...at,
          code: 'out-of-range',
          severity: 'fault',
          detail: { min: field.min ?? '-∞', max: String(largestBare), percent: `${written}%` },
        },
      ];
    });
  });
