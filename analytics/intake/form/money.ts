import { isMoneyUnit, type MoneyUnit } from '../../contracts/checks/money-units.ts';
import { formatYuan } from '../../core/money.ts';
import { foldHeader } from '../recognise/fold.ts';
import { unitsIn } from '../recognise/money-unit.ts';
import { fenOf } from './cells/fen.ts';
import { plain, saysNothing } from './cells/plain.ts';
import { type FoundColumn, findColumns } from './columns.ts';
import type { Cell, Grid } from './grid.ts';
import { isLabel } from './label.ts';
import type { FormDescription, MoneyColumn } from './schema.ts';
import { labelsOfColumns, unreadHeadings } from './unread.ts';

/** An amount as written, the label it stands under, and the month that label names. */
export interface MoneyCell extends Cell {
  readonly label: string;
  readonly month?: number | null;
}

/** The total row of a form's block of money. */
export interface FormMoney {
  readonly row: number;
  readonly label: string;
  readonly cells: ReadonlyMap<MoneyColumn, MoneyCell>;
  /** The units that the block names: one, none, or several that contradict each other. */
  readonly units: readonly MoneyUnit[];
  /** Columns in which the rows below that make up the total add to something else, in yuan; the total as written. */
  readonly differing: readonly { readonly label: string; readonly total: string; readonly parts: string }[];
  /** The rate of execution that is printed beside the total, which is not taken. */
  readonly rate: MoneyCell | undefined;
  /** Headings over what the total row says and nobody reads. */
  readonly unread: readonly Cell[];
  /** Columns that stand several times under words for the same. */
  readonly twice: readonly (readonly FoundColumn[])[];
  /** Rows of parts that have amounts where the row of the total has none: of one alone these are read. */
  readonly alone: readonly string[];
  /** Further rows of the total, of which none is read. */
  readonly totals: readonly Cell[];
}

const isAmount = (name: MoneyColumn): boolean => name.endsWith('_amount');

type Described = NonNullable<FormDescription['money']>;

const unitOf = (written: string): MoneyUnit[] => {
  const own = foldHeader(written).unit;
  return own ? [own] : unitsIn(written).filter(isMoneyUnit);
};

/** The header of the block: a row of at least two of its columns, above the total or on its own line. */
const headerOf = (
  grid: Grid,
  rows: readonly number[],
  columns: NonNullable<Described['columns']>,
):
  | {
      readonly row: number;
      readonly found: ReadonlyMap<MoneyColumn, FoundColumn>;
      readonly twice: readonly (readonly FoundColumn[])[];
    }
  | undefined => {
  for (const row of rows.toReversed()) {
    const { columns: found, twice } = findColumns<MoneyColumn>(columns, grid.line(row));
    if (found.size >= 2) return { row, found, twice: twice.map(([, each]) => each) };
  }
  return undefined;
};

const differences = (
  grid: Grid,
  rows: readonly number[],
  parts: readonly string[],
  cells: ReadonlyMap<MoneyColumn, MoneyCell>,
  unit: MoneyUnit | undefined,
): FormMoney['differing'] =>
  [...cells].flatMap(([name, total]) => {
    if (name === 'weight' || name === 'points') return [];
    const written = rows
      .filter((row) => grid.line(row).some(({ text, column }) => column < total.column && isLabel(parts, text)))
      .flatMap((row) => grid.line(row).filter(({ column, text }) => column === total.column && !saysNothing(text)));
    const [whole, amounts] = [fenOf(total.text, unit), written.map(({ text }) => fenOf(text, unit))];
    if (whole === undefined || amounts.length === 0 || amounts.includes(undefined)) return [];
    const sum = amounts.reduce<bigint>((all, amount) => all + (amount ?? 0n), 0n);
    return sum === whole ? [] : [{ label: total.label, total: total.text, parts: formatYuan(sum) }];
  });

const anAmount = /^-?[0-9][0-9,.]*(?:[千百万亿]*元)?$/;

/**
 * Where amounts stand in a block of money whose total row has none of the known labels: its first known heading, else
 * the label of the block.
 */
export const unreadMoney = (grid: Grid, rows: readonly number[], described: Described): Cell | undefined => {
  const header = described.columns && headerOf(grid, rows, described.columns);
  const block = rows.flatMap((row) => grid.line(row)).find(({ text }) => isLabel(described.block, text));
  const columns = new Set([...(header?.found.values() ?? [])].map(({ column }) => column));
  const isWithin = ({ row, column }: Cell): boolean => {
    if (header) return row > header.row && columns.has(column);
    return block !== undefined && row >= block.row && row <= grid.reach(block).row;
  };
  const hasAmounts = rows.some((row) =>
    grid.line(row).some((cell) => isWithin(cell) && anAmount.test(plain(cell.text))),
  );
  if (!hasAmounts) return undefined;
  return header ? grid.line(header.row).find(({ column }) => columns.has(column)) : block;
};

/** True where a row has something in one of the columns that the total was read from. */
const isStated = (grid: Grid, row: number, cells: ReadonlyMap<MoneyColumn, MoneyCell>): boolean =>
  [...cells.values()].some((cell) =>
    grid.line(row).some(({ column, text }) => column === cell.column && !saysNothing(text)),
  );

/** The rows below the total that are its parts and have an amount in one of these columns, each with its label. */
const filledParts = (
  grid: Grid,
  rows: readonly number[],
  parts: readonly string[],
  columns: readonly number[],
): readonly { readonly row: number; readonly label: string }[] =>
  rows.flatMap((row) => {
    const label = grid.line(row).find(({ text }) => isLabel(parts, text));
    const isFilled = grid.line(row).some(({ column, text }) => columns.includes(column) && !saysNothing(text));
    return label && isFilled ? [{ row, label: label.text.trim() }] : [];
  });

/** What stands in the row of the total under a heading that calls it the rate of execution. */
const rateIn = (grid: Grid, header: number, total: number, labels: readonly string[]): MoneyCell | undefined => {
  const ofRate = labels.filter((label) => label.endsWith('执行率'));
  const heading = grid.line(header).find(({ text }) => isLabel(ofRate, text));
  const cell = heading && grid.line(total).find(({ column }) => column === heading.column);
  return cell && { ...cell, label: heading.text.trim() };
};

/**
 * The total row of the block of money within these rows, which end before the indicator table; undefined where the form
 * has none.
 */
export const readMoney = (grid: Grid, rows: readonly number[], described: Described): FormMoney | undefined => {
  const labelled = rows
    .flatMap((row) => grid.line(row))
    .filter(({ text }) => isLabel(described.row, text) && !isLabel(described.block, text));
  const [label, ...rest] = labelled;
  if (!label) return undefined;
  const block = rows.flatMap((row) => grid.line(row)).find(({ text }) => isLabel(described.block, text));
  const top = Math.min(block?.row ?? label.row, label.row);
  const header = described.columns
    ? headerOf(
        grid,
        rows.filter((row) => row >= top - 1 && row <= label.row),
        described.columns,
      )
    : undefined;
  const cells = new Map<MoneyColumn, MoneyCell>();
  const keep = (name: MoneyColumn, cell: Cell | undefined, found: { label: string; month?: number | null }): void => {
    if (cell && !saysNothing(cell.text)) cells.set(name, { ...cell, ...found, row: cell.row, column: cell.column });
  };
  let alone: FormMoney['alone'] = [];
  if (header) {
    const keepFrom = (row: number, isWanted: (name: MoneyColumn) => boolean): void => {
      for (const [name, { column, label: words, month }] of header.found)
        if (isWanted(name))
          keep(
            name,
            grid.line(row).find((cell) => cell.column === column),
            month === undefined ? { label: words } : { label: words, month },
          );
    };
    keepFrom(label.row, () => true);
    if (![...cells.keys()].some(isAmount)) {
      const columns = [...header.found].flatMap(([name, { column }]) => (isAmount(name) ? [column] : []));
      const below = rows.filter((row) => row > label.row);
      const filled = filledParts(grid, below, described.parts, columns);
      alone = filled.map((part) => part.label);
      if (filled.length === 1 && filled[0]) keepFrom(filled[0].row, isAmount);
    }
  } else if (!described.columns) {
    const { column: last } = grid.reach(label);
    keep(
      'initial_amount',
      grid.line(label.row).find(({ column }) => column > last),
      { label: label.text },
    );
  }
  const named = [block, label, ...(header ? grid.line(header.row) : [])].flatMap((cell) =>
    cell ? unitOf(cell.text) : [],
  );
  // 单位:万元 at the end of the title is of all money below it, where the block says nothing of its own.
  const above = rows.filter((row) => row < top).flatMap((row) => grid.line(row).flatMap(({ text }) => unitsIn(text)));
  const units = [...new Set(named.length > 0 ? named : above.filter(isMoneyUnit))];
  return {
    row: label.row,
    label: label.text,
    cells,
    units,
    alone,
    rate: header && rateIn(grid, header.row, label.row, described.unread ?? []),
    twice: header?.twice ?? [],
    totals: rest.filter(({ row }) => row > label.row && isStated(grid, row, cells)),
    unread: header
      ? unreadHeadings(
          grid,
          grid.line(header.row).filter(({ column }) => column > label.column),
          [...labelsOfColumns(described.columns), ...(described.unread ?? [])],
          [label.row],
        )
      : [],
    differing: differences(
      grid,
      rows.filter((row) => row > label.row),
      described.parts,
      cells,
      units.length === 1 ? units[0] : undefined,
    ),
  };
};
