import type { Cell, Table } from '../write/cell.ts';
import type { Draft } from '../write/draft.ts';

/** The draft's table that has all of these columns. */
const tableWith = (draft: Draft, fields: readonly string[]): Table | undefined =>
  draft.tables.find((table) => fields.every((field) => table.fields.includes(field)));

const replaced = (draft: Draft, old: Table, table: Table): Draft => ({
  ...draft,
  tables: draft.tables.map((each) => (each === old ? table : each)),
});

const withCell = (table: Table, row: number, field: string, cell: Cell): Table => {
  const column = table.fields.indexOf(field);
  return {
    ...table,
    rows: table.rows.map((cells, index) =>
      index === row ? cells.map((old, at) => (at === column ? cell : old)) : cells,
    ),
  };
};

/** Writes into the first row that passes; null where no row does. */
export const setCell = (
  draft: Draft,
  field: string,
  cell: (old: Cell) => Cell,
  passes: (old: Cell, row: readonly Cell[]) => boolean = (old) => old !== null,
): Draft | null => {
  const table = tableWith(draft, [field]);
  if (!table) return null;
  const column = table.fields.indexOf(field);
  // Somewhere in the middle of the sheet, where people make mistakes.
  const start = Math.floor(table.rows.length / 3);
  const found = table.rows.findIndex((cells, index) => index >= start && passes(cells[column] ?? null, cells));
  return found < 0
    ? null
    : replaced(draft, table, withCell(table, found, field, cell(table.rows[found]?.[column] ?? null)));
};

/** Changes a column in every row. */
export const setColumn = (draft: Draft, field: string, cell: (old: Cell) => Cell): Draft | null => {
  const table = tableWith(draft, [field]);
  if (!table) return null;
  const column = table.fields.indexOf(field);
  return replaced(draft, table, {
    ...table,
    rows: table.rows.map((cells) => cells.map((old, at) => (at === column ? cell(old) : old))),
  });
};

/** Takes a column out. */
export const dropColumn = (draft: Draft, field: string): Draft | null => {
  const table = tableWith(draft, [field]);
  if (!table) return null;
  const column = table.fields.indexOf(field);
  const without = <Item>(items: readonly Item[]): Item[] => items.filter((_, index) => index !== column);
  return replaced(draft, table, {
    ...table,
    headers: without(table.headers),
    fields: without(table.fields),
    rows: table.rows.map(without),
  });
};

/** Pastes a row a second time. */
export const repeatRow = (draft: Draft, field: string): Draft | null => {
  const table = tableWith(draft, [field]);
  const row = table?.rows[2];
  return table && row ? replaced(draft, table, { ...table, rows: [...table.rows, row] }) : null;
};
