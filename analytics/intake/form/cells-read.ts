import type { ReadForm } from './read-form.ts';

/** Whether a form takes what stands in a cell: a value of its head, an amount, or one of its indicators. */
export const isReadBy = ({ heads, money, table }: ReadForm): ((row: number, column: number) => boolean) => {
  const { header } = table;
  const columns = new Set([
    ...[...header.columns.values()].map(({ column }) => column),
    ...header.causes.values(),
    ...header.likelihoods.values(),
    ...(header.explanation === undefined ? [] : [header.explanation]),
  ]);
  const rows = new Set([...table.rows, ...table.totals].map(({ row }) => row));
  const single = [...heads.values(), ...(money?.cells.values() ?? [])];
  return (row, column) =>
    (rows.has(row) && columns.has(column)) || single.some((cell) => cell.row === row && cell.column === column);
};
