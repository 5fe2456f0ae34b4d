import type { Cell, Grid } from './grid.ts';
import { behindLabel, isLabel } from './label.ts';
import type { FormDescription, FormHead } from './schema.ts';

/** A value that stands by a label. */
export interface HeadValue extends Cell {
  readonly label: string;
}

/** Every label that a description knows in cells of its own. */
export const headLabels = ({ heads, money, indicators }: FormDescription): readonly string[] => [
  ...Object.values(heads).flatMap((head) => head?.labels ?? []),
  ...(money ? [...money.block, ...money.row] : []),
  ...indicators.ends,
];

const rightOf = (grid: Grid, cell: Cell, known: readonly string[]): Cell | undefined => {
  const { column: last } = grid.reach(cell);
  const next = grid.line(cell.row).find(({ column }) => column > last);
  return next && !isLabel(known, next.text) ? next : undefined;
};

const below = (grid: Grid, cell: Cell, known: readonly string[]): Cell | undefined => {
  const { row, column: last } = grid.reach(cell);
  const under = grid
    .line(row + 1)
    .find(({ column, text }) => column >= cell.column && column <= last && !isLabel(known, text));
  return under;
};

/** The values of a label within rows: those that stand where they should, and those that are empty as undefined. */
export const valuesAt = (
  grid: Grid,
  rows: readonly number[],
  head: { readonly labels: readonly string[]; readonly value: 'right' | 'below' },
  known: readonly string[],
): readonly { readonly label: Cell; readonly value: Cell | undefined }[] =>
  rows.flatMap((row) =>
    grid.line(row).flatMap((cell) => {
      const behind = behindLabel(head.labels, cell.text);
      if (behind !== undefined) return [{ label: cell, value: { ...cell, text: behind } }];
      if (!isLabel(head.labels, cell.text)) return [];
      return [{ label: cell, value: head.value === 'right' ? rightOf(grid, cell, known) : below(grid, cell, known) }];
    }),
  );

/** The labelled values of a form within its rows; of a label that stands twice the first with a value. */
export const readHeads = (
  grid: Grid,
  rows: readonly number[],
  description: FormDescription,
): ReadonlyMap<FormHead, HeadValue> => {
  const known = headLabels(description);
  const found = new Map<FormHead, HeadValue>();
  for (const [name, head] of Object.entries(description.heads) as [FormHead, { labels: string[]; value: 'right' }][]) {
    if (!head) continue;
    const filled = valuesAt(grid, rows, head, known).find(({ value }) => value !== undefined);
    if (filled?.value) found.set(name, { ...filled.value, label: filled.label.text.replace(/[:：][\s\S]*$/, '') });
  }
  return found;
};
