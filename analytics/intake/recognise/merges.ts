import { utils } from '@e965/xlsx';
import type { Fault } from '../fault.ts';
import type { MergedRange, Sheet, SheetRow } from '../read/sheet.ts';
import type { Heading } from './header.ts';

const isEmpty = (cell: string | null | undefined): boolean => cell === null || cell === undefined || cell.trim() === '';

const rangeWords = ({ top, left, bottom, right }: MergedRange): string =>
  utils.encode_range({ s: { r: top - 1, c: left }, e: { r: bottom - 1, c: right } });

/**
 * Cells of merged ranges among the data rows: only the first one of a range has its value. A fault where the contract
 * requires the others, a warning where it does not. `rows` are given back with the first cell's value in the required
 * ones below it, so that nothing else is said of them.
 */
export const mergeFaults = (
  sheet: Sheet,
  { dataset, columns }: Heading,
  rows: readonly SheetRow[],
): { readonly rows: readonly SheetRow[]; readonly faults: readonly Fault[] } => {
  const byRow = new Map(rows.map((row) => [row.row, row]));
  const filled = new Map<number, Map<number, string | null>>();
  const faults: Fault[] = [];
  for (const range of sheet.merges ?? []) {
    const inside = columns.filter(({ index }) => index >= range.left && index <= range.right);
    const own = Array.from({ length: Math.min(range.bottom - range.top + 1, 100_000) }, (_, index) =>
      byRow.get(range.top + index),
    ).filter((row) => row !== undefined);
    const covered = inside.flatMap((column) =>
      own
        .filter((row) => (row.row > range.top || column.index > range.left) && isEmpty(row.cells[column.index]))
        .map((row) => ({ column, row })),
    );
    const [first] = covered;
    if (!first) continue;
    const isRequired = covered.some(({ column }) => column.field.required && column.field.fallback === undefined);
    const value = byRow.get(range.top)?.cells[range.left] ?? null;
    for (const { column, row } of covered) {
      if (!column.field.required) continue;
      const cells = filled.get(row.row) ?? new Map<number, string | null>();
      cells.set(column.index, value);
      filled.set(row.row, cells);
    }
    const header = (inside.find(({ index }) => index === range.left) ?? first.column).header;
    const place = {
      sheet: sheet.name,
      row: range.top,
      column: header,
      ...(value === null ? {} : { value: value.trim().slice(0, 120) }),
    };
    faults.push({
      code: 'merged-cells',
      severity: isRequired ? 'fault' : 'warning',
      dataset: dataset.name,
      place,
      detail: { range: rangeWords(range) },
      times: 1,
    });
  }
  if (filled.size === 0) return { rows, faults };
  const whole = rows.map((row) => {
    const own = filled.get(row.row);
    if (!own) return row;
    const width = Math.max(row.cells.length, ...[...own.keys()].map((index) => index + 1));
    return { ...row, cells: Array.from({ length: width }, (_, index) => own.get(index) ?? row.cells[index] ?? null) };
  });
  return { rows: whole, faults };
};
