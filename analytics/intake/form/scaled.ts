import type { Fault } from '../fault.ts';
import { scaledDetail } from '../recognise/as-shown.ts';
import type { FoundForm } from './find.ts';
import type { Cell, Grid } from './grid.ts';
import type { FormMoney } from './money.ts';

/** The words above a figure, over other figures. */
const headingOver = (grid: Grid, { row, column }: Cell): string | undefined =>
  grid.rows
    .filter((above) => above < row)
    .toReversed()
    .flatMap((above) => grid.line(above).filter((cell) => cell.column === column && !/^[-0-9]/.test(cell.text)))[0]
    ?.text.replaceAll(/\s+/g, '');

/**
 * Figures of a form that a format shows smaller than they are, or not at all: nobody can tell which of the two numbers
 * is meant.
 */
export const scaledFaults = (
  { sheet, grid, rows, header }: FoundForm,
  money: FormMoney | undefined,
): readonly Fault[] =>
  rows.flatMap((row) =>
    grid.line(row).flatMap((cell): Fault[] => {
      const { text, scaledBy, concealedBy } = cell;
      if (scaledBy === undefined && concealedBy === undefined) return [];
      const isMoney = row < header.top && money?.units.length === 1;
      const column = headingOver(grid, cell);
      const place = { sheet, row, ...(column ? { column } : {}), value: text };
      if (concealedBy !== undefined) {
        const detail = { stored: text, format: concealedBy };
        return [{ code: 'figure-concealed', severity: 'fault', place, detail, times: 1 }];
      }
      const detail = scaledDetail(text, scaledBy ?? '', (isMoney ? money.units[0] : undefined) ?? null);
      return [{ code: 'shown-scaled', severity: 'fault', place, detail, times: 1 }];
    }),
  );
