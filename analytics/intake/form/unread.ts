import { saysNothing } from './cells/plain.ts';
import type { Cell, Grid } from './grid.ts';
import { isLabel } from './label.ts';
import type { FormDescription } from './schema.ts';
import type { Table } from './table.ts';

type Columns = Readonly<Record<string, { readonly labels: readonly string[] } | undefined>>;

/** The words of columns, by whatever name. */
export const labelsOfColumns = (columns: Columns | undefined): readonly string[] =>
  Object.values(columns ?? {}).flatMap((column) => column?.labels ?? []);

/** Headings that are none of the known labels, where one of the rows says something below them. */
export const unreadHeadings = (
  grid: Grid,
  headings: readonly Cell[],
  known: readonly string[],
  rows: readonly number[],
): readonly Cell[] =>
  headings.filter(
    ({ column, text }) =>
      !isLabel(known, text) &&
      rows.some((row) => grid.line(row).some((cell) => cell.column === column && !saysNothing(cell.text))),
  );

/** Headings of the indicator table over what is filled in and not read; of a header of two rows, the lower ones. */
export const unreadColumns = (
  grid: Grid,
  { header, rows, totals }: Table,
  { columns, cause, likelihood, explanation = [], unread = [] }: FormDescription['indicators'],
): readonly Cell[] => {
  const edge = Math.min(...[...header.columns.values()].map(({ column }) => column));
  const lower = header.bottom > header.top ? grid.line(header.bottom) : [];
  const upper = grid.line(header.top).filter(({ column }) => !lower.some((cell) => cell.column === column));
  const choices = Object.values({ ...cause, ...likelihood }).flat();
  return unreadHeadings(
    grid,
    [...upper, ...lower].filter(({ column }) => column >= edge),
    [...labelsOfColumns(columns), ...choices, ...explanation, ...unread],
    [...rows, ...totals].map(({ row }) => row),
  );
};
