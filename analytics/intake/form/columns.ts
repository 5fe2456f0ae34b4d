import type { Cell } from './grid.ts';
import { fitsLabel, isLabel } from './label.ts';
import type { FormColumn } from './schema.ts';

/** A column found by its words: where it stands, the words, and the month in them if any. */
export interface FoundColumn {
  readonly column: number;
  readonly label: string;
  /** Null where the label has room for a month and none is written; undefined where it has no room for one. */
  readonly month?: number | null;
}

/** What was found of the columns asked for, and those for which several stand. */
export interface FoundColumns<Name extends string> {
  readonly columns: ReadonlyMap<Name, FoundColumn>;
  readonly twice: readonly (readonly [Name, readonly FoundColumn[]])[];
}

const placeIn = (labels: readonly string[], { column, text }: Cell): FoundColumn[] => {
  for (const label of labels) {
    const found = fitsLabel(label, text);
    if (found) return [{ column, label: text.replaceAll(/\s+/g, ''), ...found }];
  }
  return [];
};

/** Finds the columns of a header's cells, each by the first of its labels that a cell fits. */
export const findColumns = <Name extends string>(
  wanted: Readonly<Partial<Record<Name, FormColumn | undefined>>>,
  cells: readonly Cell[],
): FoundColumns<Name> => {
  const columns = new Map<Name, FoundColumn>();
  const twice: [Name, readonly FoundColumn[]][] = [];
  for (const [name, column] of Object.entries(wanted) as [Name, FormColumn | undefined][]) {
    if (!column) continue;
    const found = cells.flatMap((cell) => placeIn(column.labels, cell));
    const [first, last] = [found[0], found.at(-1)];
    if (!first || !last) continue;
    if (found.length > 1 && !column.take) twice.push([name, found]);
    columns.set(name, column.take === 'last' ? last : first);
  }
  return { columns, twice };
};

/** The columns of choices that are ticked, by the choice's code. */
export const tickColumns = (
  ticks: Readonly<Record<string, readonly string[]>> | undefined,
  cells: readonly Cell[],
): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(ticks ?? {}).flatMap(([code, labels]) => {
      const found = cells.find(({ text }) => isLabel(labels, text));
      return found ? [[code, found.column] as const] : [];
    }),
  );
