import { utils } from '@e965/xlsx';
import type { Field, FieldType } from '../../contracts/field.ts';
import type { Fault } from '../fault.ts';
import type { MergedRange, Sheet, SheetRow } from '../read/sheet.ts';
import type { Heading } from './header.ts';

const isEmpty = (cell: string | null | undefined): boolean => cell === null || cell === undefined || cell.trim() === '';

const rangeWords = ({ top, left, bottom, right }: MergedRange): string =>
  utils.encode_range({ s: { r: top - 1, c: left }, e: { r: bottom - 1, c: right } });

/** What says which thing a row is of, or of what kind: said once for several rows, it holds for each. */
const describing: ReadonlySet<FieldType> = new Set(['code', 'text', 'choice', 'flag', 'year', 'period']);
/** Words in place of a figure: nobody can tell of which row one result or target for several is. */
const inWords: ReadonlySet<string> = new Set(['tier', 'actual_text', 'target_text', 'answer', 'likelihood']);

const holdsForEach = ({ type, name }: Field): boolean => describing.has(type) && !inWords.has(name);

/**
 * Cells of merged ranges among the data rows: only the first one of a range has its value. Down a column that describes
 * its rows the value is each row's own. Money and other figures would be counted several times, and a range over
 * several columns may mean either: a fault where the contract requires the cells, else a warning. `rows` are given back
 * with the first cell's value also in the required ones, so that nothing else is said of them.
 */
export const withMergesFilled = (
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
    const value = byRow.get(range.top)?.cells[range.left] ?? null;
    const [only, another] = inside;
    const isClear = !another && only?.index === range.left && holdsForEach(only.field) && !isEmpty(value);
    for (const { column, row } of covered) {
      if (!isClear && !column.field.required) continue;
      const cells = filled.get(row.row) ?? new Map<number, string | null>();
      cells.set(column.index, value);
      filled.set(row.row, cells);
    }
    if (isClear) continue;
    const header = (inside.find(({ index }) => index === range.left) ?? first.column).header;
    const place = {
      sheet: sheet.name,
      row: range.top,
      column: header,
      ...(value === null ? {} : { value: value.trim().slice(0, 120) }),
    };
    faults.push({
      code: 'merged-cells',
      severity: covered.some(({ column }) => column.field.required) ? 'fault' : 'warning',
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
