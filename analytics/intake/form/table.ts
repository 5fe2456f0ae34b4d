import { isLeftover } from './cells/name.ts';
import { plain, saysNothing } from './cells/plain.ts';
import { type FoundColumn, findColumns, tickColumns } from './columns.ts';
import type { Cell, Grid } from './grid.ts';
import { isLabel } from './label.ts';
import { beginsOtherTable } from './other-table.ts';
import type { FormDescription, IndicatorColumn } from './schema.ts';

/** A header of the indicator table, over one row or two. */
export interface TableHeader {
  readonly top: number;
  readonly bottom: number;
  readonly columns: ReadonlyMap<IndicatorColumn, FoundColumn>;
  readonly twice: readonly (readonly [IndicatorColumn, readonly FoundColumn[]])[];
  readonly causes: ReadonlyMap<string, number>;
  readonly likelihoods: ReadonlyMap<string, number>;
  readonly explanation: number | undefined;
}

/** A sign in a column of choices, and the choice's words. */
export interface Mark {
  readonly label: string;
  readonly written: string;
}

/** One row of the indicator table as written; levels that stand above are filled down. */
export interface TableRow {
  readonly row: number;
  readonly cells: ReadonlyMap<IndicatorColumn, string>;
  /** Codes of the choices that are ticked. */
  readonly causes: readonly string[];
  readonly likelihoods: readonly string[];
  /** Crosses and circles in columns of choices of which none is ticked: they may choose, or say no. */
  readonly unclear: readonly Mark[];
  readonly explanation: string | undefined;
  /** Columns whose value stands in a cell merged down from a row above, so that it is of several rows at once. */
  readonly merged: readonly IndicatorColumn[];
  /** Whether its first level stands in a row above alone, in no cell that reaches down to it. */
  readonly isLevelAbove: boolean;
}

/** The rows of the table, its rows of sums, and what stands below its end. */
export interface Table {
  readonly header: TableHeader;
  readonly rows: readonly TableRow[];
  /** The rows that are labelled as the total. */
  readonly totals: readonly TableRow[];
  /** All rows of sums, those of single levels (小计) too. */
  readonly sums: readonly TableRow[];
  /** The cell that ends the table, if one does. */
  readonly end: Cell | undefined;
  /** Rows below the end: their own cells in the columns of the table. */
  readonly after: readonly Pick<TableRow, 'row' | 'cells'>[];
  /** The first row of another table below it, from which on nothing is read. */
  readonly other: number | undefined;
}

type Indicators = FormDescription['indicators'];

const headerAt = (grid: Grid, row: number, indicators: Indicators): TableHeader | undefined => {
  const upper = grid.line(row);
  const { columns, twice } = findColumns<IndicatorColumn>(indicators.columns, upper);
  if (!columns.has('name') || columns.size < 3) return undefined;
  const lower = grid.line(row + 1);
  const choices = [...Object.values(indicators.cause ?? {}), ...Object.values(indicators.likelihood ?? {})].flat();
  const isSplit = lower.some(({ text }) => isLabel([...choices, ...(indicators.explanation ?? [])], text));
  const cells: readonly Cell[] = isSplit ? [...upper, ...lower] : upper;
  return {
    top: row,
    bottom: isSplit ? row + 1 : row,
    columns,
    twice,
    causes: tickColumns(indicators.cause, cells),
    likelihoods: tickColumns(indicators.likelihood, cells),
    explanation: cells.find(({ text }) => isLabel(indicators.explanation ?? [], text))?.column,
  };
};

/** The first header of an indicator table within the rows. */
export const findHeader = (grid: Grid, rows: readonly number[], indicators: Indicators): TableHeader | undefined => {
  for (const row of rows) {
    const header = headerAt(grid, row, indicators);
    if (header) return header;
  }
  return undefined;
};

const noMark = /^(?:[□☐○〇×✗✘✕╳x]|否|未|n|no|f|false|0)$/i;

/** Any mark in a column of choices ticks it, save those that say no, or nothing. */
const isTick = (written: string | undefined): boolean => !saysNothing(written) && !noMark.test(plain(written ?? ''));

const ticked = (grid: Grid, row: number, columns: ReadonlyMap<string, number>): readonly string[] =>
  [...columns].flatMap(([code, column]) => (isTick(ownText(grid, row, column)) ? [code] : []));

const crossOrCircle = /^[○〇×✗✘✕╳x]$/i;

/**
 * Crosses and circles in some columns of choices where none is ticked. In all of them they say no, or are printed; in
 * some, one person chooses with them and another rules out.
 */
const unclearMarks = (
  grid: Grid,
  row: number,
  { bottom }: TableHeader,
  columns: ReadonlyMap<string, number>,
): readonly Mark[] => {
  if (ticked(grid, row, columns).length > 0) return [];
  const marks = [...columns.values()].flatMap((column): Mark[] => {
    const written = ownText(grid, row, column)?.trim() ?? '';
    return crossOrCircle.test(plain(written)) ? [{ label: grid.at(bottom, column)?.text.trim() ?? '', written }] : [];
  });
  return marks.length < columns.size ? marks : [];
};

const ownText = (grid: Grid, row: number, column: number): string | undefined =>
  grid.line(row).find((cell) => cell.column === column)?.text;

const ownCells = (grid: Grid, row: number, { columns }: TableHeader): TableRow['cells'] =>
  new Map(
    [...columns].flatMap(([name, { column }]) => {
      const written = ownText(grid, row, column);
      return written === undefined ? [] : [[name, written] as const];
    }),
  );

const levels = ['level1', 'level2'] as const;

const rowAt = (grid: Grid, row: number, header: TableHeader, above: ReadonlyMap<string, string>): TableRow => {
  const cells = new Map<IndicatorColumn, string>();
  const level1 = header.columns.get('level1');
  const isNewLevel =
    level1 !== undefined && ![undefined, above.get('level1')].includes(grid.at(row, level1.column)?.text);
  const merged: IndicatorColumn[] = [];
  for (const [name, { column }] of header.columns) {
    const cell = grid.at(row, column);
    const isOfRow = cell?.row === row || name === 'name' || name === 'level1' || name === 'level2';
    if (cell && !isOfRow && !saysNothing(cell.text)) merged.push(name);
    const written =
      (isOfRow ? cell?.text : undefined) ?? (name === 'level2' && isNewLevel ? undefined : above.get(name));
    if (written !== undefined) cells.set(name, written);
  }
  return {
    row,
    cells,
    merged,
    causes: ticked(grid, row, header.causes),
    likelihoods: ticked(grid, row, header.likelihoods),
    unclear: [header.causes, header.likelihoods].flatMap((columns) => unclearMarks(grid, row, header, columns)),
    explanation: header.explanation === undefined ? undefined : ownText(grid, row, header.explanation),
    isLevelAbove: level1 !== undefined && cells.has('level1') && grid.at(row, level1.column) === undefined,
  };
};

/**
 * True for a row of the blank form: nothing but its levels, and the numbering of a name. What is ticked or explained
 * beside an empty name belongs to some indicator.
 */
const isBlankRow = ({ cells, causes, likelihoods, unclear, explanation }: TableRow): boolean =>
  causes.length + likelihoods.length + unclear.length === 0 &&
  saysNothing(explanation) &&
  [...cells].every(
    ([column, written]) =>
      column === 'level1' || column === 'level2' || (column === 'name' ? isLeftover(written) : saysNothing(written)),
  );

const subtotal = /^.{0,8}小计$/;

/** A row that adds up those of a level: 小计 or 产出指标小计 where the name stands, and no target. */
const isSubtotal = (grid: Grid, row: number, { cells }: TableRow): boolean =>
  saysNothing(cells.get('target')) &&
  saysNothing(cells.get('actual')) &&
  grid.line(row).some(({ text }) => subtotal.test(plain(text)));

/**
 * Reads the indicator table below its header: to the first row that begins with one of `ends` or another table. Rows of
 * the blank form are left out, a header that is printed again on a later page is read again, and level names stand for
 * the rows below them until the next.
 */
export const readTable = (grid: Grid, rows: readonly number[], first: TableHeader, indicators: Indicators): Table => {
  const found: TableRow[] = [];
  const after: Table['after'][number][] = [];
  let end: Cell | undefined;
  let other: number | undefined;
  const totals: TableRow[] = [];
  const sums: TableRow[] = [];
  let header = first;
  let isSkipped = false;
  let above = new Map<string, string>();
  for (const row of rows.filter((each) => each >= first.top)) {
    const edge = Math.min(...[...header.columns.values()].map(({ column }) => column));
    const beside = grid.line(row).find(({ column }) => column < edge);
    if (beside) isSkipped = isLabel(indicators.skip, beside.text);
    const again = row > header.bottom ? headerAt(grid, row, indicators) : undefined;
    if (again) {
      header = again;
      above = new Map();
    }
    if (row <= header.bottom) continue;
    const start = grid.line(row)[0];
    if (beginsOtherTable(grid.line(row))) {
      other = row;
      break;
    }
    const isEnd = start && (isLabel(indicators.ends, start.text) || endsWithLabel(indicators.ends, start.text));
    if (isEnd) end ??= start;
    if (end) {
      if (!isEnd) after.push({ row, cells: ownCells(grid, row, header) });
      continue;
    }
    if (start && isLabel(indicators.total, start.text)) {
      const total = rowAt(grid, row, header, new Map());
      totals.push(total);
      sums.push(total);
      continue;
    }
    const read = rowAt(grid, row, header, above);
    if (isSubtotal(grid, row, read)) {
      sums.push(read);
      continue;
    }
    above = new Map(levels.flatMap((level) => (read.cells.has(level) ? [[level, read.cells.get(level) ?? '']] : [])));
    if (!isSkipped && !isBlankRow(read)) found.push(read);
  }
  return { header: first, rows: found, totals, sums, end, after, other };
};

/** A footer such as 填报人:张三 or 注:1.…, its label before the colon. */
const endsWithLabel = (labels: readonly string[], written: string): boolean =>
  /^[^:：]{1,20}[:：]/.test(written) && isLabel(labels, written.replace(/[:：][\s\S]*$/, ''));
