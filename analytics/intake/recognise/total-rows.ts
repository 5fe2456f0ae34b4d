import type { Fault } from '../fault.ts';
import type { Sheet, SheetRow } from '../read/sheet.ts';
import { figuresAsShown } from './as-shown.ts';
import type { Heading } from './header.ts';
import { inYuan, partsOfYuan, plainAmount } from './plain-amount.ts';
import type { ColumnMatch } from './recognise.ts';

/** The running sums before each row of data, and where totals stand among them. */
interface Sums {
  readonly upTo: readonly bigint[];
  /** Positions between rows at which a total may begin or end: the ends, and beside each total. */
  readonly ends: readonly number[];
}

/** Past so many totals each is a group's own, and to try all their spans would take long. */
const mostTotals = 2000;

const sumsOf = (column: ColumnMatch, rows: readonly SheetRow[], totals: readonly SheetRow[]): Sums | undefined => {
  const upTo = [0n];
  for (const { cells } of rows) {
    const cell = cells[column.index] ?? '';
    const value = cell.trim() === '' ? 0n : plainAmount(cell, column.unit);
    if (value === undefined) return undefined;
    upTo.push((upTo.at(-1) ?? 0n) + value);
  }
  const places = totals.map((total) => rows.filter(({ row }) => row < total.row).length);
  return { upTo, ends: [...new Set([0, ...places, rows.length])] };
};

/** Printed figures are rounded: half of the last place for every row, and for the total. */
const slack = (column: ColumnMatch, rows: number): bigint =>
  (plainAmount('0.005', column.unit) ?? partsOfYuan) * BigInt(rows + 1);

const fits = ({ upTo, ends }: Sums, place: number, stated: bigint, within: bigint): boolean =>
  ends.some((end) => {
    const sum = (upTo[Math.max(place, end)] ?? 0n) - (upTo[Math.min(place, end)] ?? 0n);
    const off = sum - stated;
    return end !== place && (off < 0n ? -off : off) <= within;
  });

/** Totals that are the sum of no rows that end or begin beside them, up to an end of the table or another total. */
const differing = (
  sheet: string,
  { dataset, columns }: Heading,
  rows: readonly SheetRow[],
  totals: readonly SheetRow[],
): readonly Fault[] => {
  if (rows.length === 0 || totals.length === 0 || totals.length > mostTotals) return [];
  return columns
    .filter(({ field }) => field.type === 'money')
    .flatMap((column) => {
      const sums = sumsOf(column, rows, totals);
      if (!sums) return [];
      return totals.flatMap(({ row, cells }): readonly Fault[] => {
        const stated = plainAmount(cells[column.index], column.unit);
        const place = rows.filter((each) => each.row < row).length;
        if (stated === undefined || fits(sums, place, stated, slack(column, rows.length))) return [];
        // What the total is most likely to be of: all rows above it, or all below one that stands on top.
        const added = place === 0 ? (sums.upTo.at(-1) ?? 0n) : (sums.upTo[place] ?? 0n);
        return [
          {
            code: 'total-row-differs',
            severity: 'warning',
            dataset: dataset.name,
            place: { sheet, row, column: column.header, value: (cells[column.index] ?? '').trim().slice(0, 120) },
            detail: { stated: inYuan(stated), added: inYuan(added) },
            times: 1,
          },
        ];
      });
    });
};

/**
 * The faults of a sheet's rows, where those of totals that were passed over are held against the rows: a total that is
 * the sum of none above or below it says that rows were lost, or added without it.
 */
export const withTotalsHeld = (
  sheet: Sheet,
  heading: Heading,
  rows: readonly SheetRow[],
  faults: readonly Fault[],
): readonly Fault[] => {
  const passed = new Set(faults.flatMap(({ code, place }) => (code === 'total-row-skipped' ? [place.row] : [])));
  if (passed.size === 0) return faults;
  const totals = sheet.rows.filter(({ row }) => passed.has(row));
  const found = differing(sheet.name, heading, rows, figuresAsShown(sheet.name, heading, totals).rows);
  const said = new Set(found.map(({ place }) => place.row));
  return [...faults.filter(({ code, place }) => code !== 'total-row-skipped' || !said.has(place.row)), ...found];
};
