import { formulaMark, type SheetRow } from '../sheet.ts';
import { columnOf } from './place.ts';

/** A formula whose saved value is nought, by its row from 1 and its column from 0. */
export interface ZeroFormula {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/** Cells that formulas of one sheet may look at, so that many long sums do not take long. */
const mostLookedAt = 2_000_000;

const term = /^(?:SUM\(([^()]*)\)|([^()]+))$/i;
const cellName = /^\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})$/;

type Place = readonly [row: number, column: number];

const placeOf = (written: string): Place | undefined => {
  const [, letters, row] = cellName.exec(written.trim()) ?? [];
  return letters === undefined ? undefined : [Number(row), columnOf(letters) - 1];
};

/** What a formula looks at: products to be added up. */
type Plain = readonly { readonly ranges: readonly (readonly [Place, Place])[]; readonly isProduct: boolean }[];

const rangeOf = (written: string): readonly [Place, Place] | undefined => {
  const [first, last, ...more] = written.split(':').map(placeOf);
  return first && more.length === 0 && (last || !written.includes(':')) ? [first, last ?? first] : undefined;
};

/** A formula of nothing but +, * and SUM over cells of its own sheet; undefined for any other. */
const plainOf = (formula: string): Plain | undefined => {
  const terms = formula
    .replace(/^\+/, '')
    .split('+')
    .map((written) => {
      const [, summed, factors] = term.exec(written.trim()) ?? [];
      const parts = summed === undefined ? (factors ?? '').split('*') : summed.split(',');
      const ranges = parts.map(rangeOf).filter((range) => range !== undefined);
      const isWhole = ranges.length === parts.length && (summed !== undefined || !written.includes(':'));
      return isWhole ? { ranges, isProduct: summed === undefined } : undefined;
    });
  const known = terms.filter((each) => each !== undefined);
  return known.length === terms.length ? known : undefined;
};

const plainNumber = /^-?[0-9]+(?:\.[0-9]+)?$/;

/**
 * Rows in which a sum or product that can't be nought, by the cells that it is of, is a formula without a value: the
 * program that wrote the file never calculated it.
 */
export const withoutUncalculated = (rows: readonly SheetRow[], zeros: readonly ZeroFormula[]): readonly SheetRow[] => {
  if (zeros.length === 0) return rows;
  const cells = new Map(rows.map((row) => [row.row, [...row.cells]]));
  let lookedAt = 0;
  // A formula of one that was never calculated was not either: NaN is no nought.
  const valueAt = (row: number, column: number): number => {
    lookedAt++;
    const written = cells.get(row)?.[column] ?? '';
    if (written.startsWith(formulaMark)) return Number.NaN;
    return plainNumber.test(written) ? Number(written) : 0;
  };
  const valuesOf = ([[top, left], [bottom, right]]: readonly [Place, Place]): readonly number[] => {
    if ((bottom - top + 1) * (right - left + 1) > mostLookedAt - lookedAt) return [0];
    return Array.from({ length: Math.max(0, bottom - top + 1) }, (_, down) =>
      Array.from({ length: Math.max(0, right - left + 1) }, (__, across) => valueAt(top + down, left + across)),
    ).flat();
  };
  const sumOf = (plain: Plain): number =>
    plain.reduce((sum, { ranges, isProduct }) => {
      const values = ranges.flatMap(valuesOf);
      return sum + values.reduce((all, each) => (isProduct ? all * each : all + each), isProduct ? 1 : 0);
    }, 0);
  const plain = zeros.flatMap((zero) => {
    const formula = plainOf(zero.formula);
    return formula ? [{ ...zero, plain: formula }] : [];
  });
  const found = new Set<(typeof plain)[number]>();
  for (let before = -1; before < found.size && lookedAt < mostLookedAt; ) {
    before = found.size;
    for (const each of plain) {
      // Sums of fractions that cancel out leave a trace.
      if (found.has(each) || Math.abs(sumOf(each.plain)) < 1e-9) continue;
      found.add(each);
      const own = cells.get(each.row);
      if (own) own[each.column] = `${formulaMark}=${each.formula}`;
    }
  }
  if (found.size === 0) return rows;
  const changed = new Set([...found].map(({ row }) => row));
  return rows.map((row) => (changed.has(row.row) ? { ...row, cells: cells.get(row.row) ?? row.cells } : row));
};
