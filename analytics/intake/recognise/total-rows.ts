import type { Fault } from '../fault.ts';
import type { Sheet, SheetRow } from '../read/sheet.ts';
import { figuresAsShown } from './as-shown.ts';
import type { Heading } from './header.ts';
import { inYuan, partsOfYuan, plainAmount } from './plain-amount.ts';
import type { ColumnMatch } from './recognise.ts';

/** Rows of data between two totals, or before the first or after the last, and what they add up to. */
export interface Stretch {
  readonly rows: number;
  readonly sum: bigint;
}

/**
 * The running sums at each place, counted in rows before it, at which a total may begin or end: the ends, and beside
 * each total.
 */
type Sums = ReadonlyMap<number, bigint>;

/** Past so many totals each is a group's own, and to try all their spans would take long. */
export const mostTotals = 2000;

const sumsOf = (stretches: readonly Stretch[]): Sums => {
  const sums = new Map([[0, 0n]]);
  let [place, sum] = [0, 0n];
  for (const stretch of stretches) {
    place += stretch.rows;
    sum += stretch.sum;
    sums.set(place, sum);
  }
  return sums;
};

/** The stretches of a column's rows between totals; undefined where a cell is no plain amount. */
const stretchesOf = (
  column: ColumnMatch,
  rows: readonly SheetRow[],
  totals: readonly SheetRow[],
): readonly Stretch[] | undefined => {
  const stretches = Array.from({ length: totals.length + 1 }, () => ({ rows: 0, sum: 0n }));
  let at = 0;
  for (const { row, cells } of rows) {
    while (at < totals.length && (totals[at]?.row ?? 0) < row) at++;
    const cell = cells[column.index] ?? '';
    const value = cell.trim() === '' ? 0n : plainAmount(cell, column.unit);
    const stretch = stretches[at];
    if (value === undefined || !stretch) return undefined;
    stretch.rows++;
    stretch.sum += value;
  }
  return stretches;
};

/** Printed figures are rounded: half of the last place for every row, and for the total. */
const slack = (column: ColumnMatch, rows: number): bigint =>
  (plainAmount('0.005', column.unit) ?? partsOfYuan) * BigInt(rows + 1);

/** A total: what it states, and the place at which it stands. */
interface Held {
  readonly place: number;
  readonly stated: bigint;
}

/** Where in ascending sums one belongs: before the first that is not less. */
const positionOf = (sums: readonly bigint[], wanted: bigint): number => {
  let [low, high] = [0, sums.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0n) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Totals that are the sum of the rows from a place that comes before their own on this way through the table. */
const fittingOn = (
  way: readonly (readonly [place: number, sum: bigint])[],
  held: ReadonlyMap<number, readonly Held[]>,
  within: bigint,
): readonly Held[] => {
  const before: bigint[] = [];
  return way.flatMap(([place, sum]) => {
    const fit = (held.get(place) ?? []).filter(({ stated }) => {
      const nearest = before[positionOf(before, sum - stated - within)];
      return nearest !== undefined && nearest <= sum - stated + within;
    });
    before.splice(positionOf(before, sum), 0, sum);
    return fit;
  });
};

/** Totals that are the sum of rows that end or begin at their place. */
const fitting = (sums: Sums, held: readonly Held[], within: bigint): ReadonlySet<Held> => {
  const byPlace = new Map<number, Held[]>();
  for (const each of held) {
    const there = byPlace.get(each.place);
    if (there) there.push(each);
    else byPlace.set(each.place, [each]);
  }
  const down = [...sums];
  // From below, sums grow by what they fall by from above.
  const up = down.map(([place, sum]) => [place, -sum] as const).toReversed();
  return new Set([down, up].flatMap((way) => fittingOn(way, byPlace, within)));
};

/** The places of totals: how many rows stand above each. */
const placesOf = (stretches: readonly Stretch[]): readonly number[] => {
  let place = 0;
  return stretches.map(({ rows }) => {
    place += rows;
    return place;
  });
};

/**
 * Totals of a column of money that are the sum of no rows that end or begin beside them, up to an end of the table or
 * another total. Of `stretches` there is one more than of totals, in their order.
 */
export const differingTotals = (
  sheet: string,
  { dataset }: Heading,
  column: ColumnMatch,
  stretches: readonly Stretch[],
  totals: readonly SheetRow[],
): readonly Fault[] => {
  const sums = sumsOf(stretches);
  const count = stretches.reduce((all, { rows }) => all + rows, 0);
  if (count === 0) return [];
  const places = placesOf(stretches);
  const held = totals.map(({ cells }, index) => ({
    place: places[index] ?? count,
    stated: plainAmount(cells[column.index], column.unit),
  }));
  const states = (total: (typeof held)[number]): total is Held => total.stated !== undefined;
  const fit = fitting(sums, held.filter(states), slack(column, count));
  return totals.flatMap(({ row, cells }, index): readonly Fault[] => {
    const total = held[index];
    if (!total || !states(total) || fit.has(total)) return [];
    const { place, stated } = total;
    // What the total is most likely to be of: all rows above it, or all below one that stands on top.
    const added = sums.get(place === 0 ? count : place) ?? 0n;
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
};

/** Columns of money of a heading. */
export const moneyColumns = ({ columns }: Heading): readonly ColumnMatch[] =>
  columns.filter(({ field }) => field.type === 'money');

const differing = (
  sheet: string,
  heading: Heading,
  rows: readonly SheetRow[],
  totals: readonly SheetRow[],
): readonly Fault[] => {
  if (totals.length > mostTotals) return [];
  return moneyColumns(heading).flatMap((column) => {
    const stretches = stretchesOf(column, rows, totals);
    return stretches ? differingTotals(sheet, heading, column, stretches, totals) : [];
  });
};

/** Faults without what was said of a total that is passed over, where more is said of it. */
export const withDiffering = (faults: readonly Fault[], differ: readonly Fault[]): readonly Fault[] => {
  const said = new Set(differ.map(({ place }) => place.row));
  return [...faults.filter(({ code, place }) => code !== 'total-row-skipped' || !said.has(place.row)), ...differ];
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
  return withDiffering(faults, found);
};
