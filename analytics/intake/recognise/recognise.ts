import { datasets } from '../../contracts/catalogue.ts';
import type { MoneyUnit } from '../../contracts/checks/money-units.ts';
import type { Dataset } from '../../contracts/dataset.ts';
import type { Field } from '../../contracts/field.ts';
import { fold, foldHeader, withoutOddUnit } from './fold.ts';
import { isSpentSinceJanuary } from './running-total.ts';

/** A column of the file that stands for a field of the contract. */
export interface ColumnMatch {
  readonly field: Field;
  /** Position in the row, from 0. */
  readonly index: number;
  /** The header as written. */
  readonly header: string;
  /** The unit its header gives, or a line above it; null where none is given. */
  readonly unit: MoneyUnit | null;
  readonly byLabel: boolean;
  /** What its header says of the unit of money in words that nobody knows. */
  readonly oddUnit?: string;
}

/** How well a row of headers fits a dataset. */
export interface Fit {
  readonly dataset: Dataset;
  readonly columns: readonly ColumnMatch[];
  readonly missing: readonly Field[];
  /** Pairs of headers that mean the same field equally well. */
  readonly twice: readonly (readonly [ColumnMatch, ColumnMatch])[];
  /** Columns that are read, each with another that means the same field by an alias and is not. */
  readonly passedOver: readonly (readonly [ColumnMatch, ColumnMatch])[];
  readonly score: number;
  /** False where the file has nothing of the dataset but its keys. */
  readonly hasValues: boolean;
}

interface Spellings {
  readonly labels: ReadonlyMap<string, Field>;
  readonly aliases: ReadonlyMap<string, Field>;
}

const spellings = new WeakMap<Dataset, Spellings>();

const spellingsOf = (dataset: Dataset): Spellings => {
  const known = spellings.get(dataset);
  if (known) return known;
  const labels = new Map<string, Field>();
  const aliases = new Map<string, Field>();
  for (const field of dataset.fields) {
    for (const label of [field.label.zh, field.label.en, field.name]) labels.set(foldHeader(label).name, field);
    for (const alias of field.aliases ?? []) aliases.set(foldHeader(alias).name, field);
  }
  const made = { labels, aliases };
  spellings.set(dataset, made);
  return made;
};

const names = new Set(
  datasets.flatMap((dataset) =>
    dataset.fields
      .filter((field) => field.name.endsWith('_name'))
      .flatMap((field) =>
        [field.label.zh, field.label.en, ...(field.aliases ?? [])].map((label) => foldHeader(label).name),
      ),
  ),
);

/** True for a header such as 项目名称 beside 项目编码: a name printed for the reader, which the code already says. */
export const isReadingAid = (header: string): boolean => names.has(foldHeader(header).name);

const anyLabel = new Set(
  datasets.flatMap((dataset) =>
    dataset.fields.flatMap((field) =>
      [field.label.zh, field.label.en, field.name, ...(field.aliases ?? [])].map((label) => foldHeader(label).name),
    ),
  ),
);

/** Whether any contract knows these words as a heading. */
export const isLabel = (header: string): boolean => anyLabel.has(foldHeader(header).name);

const titles = new WeakMap<Dataset, readonly string[]>();

const titlesOf = (dataset: Dataset): readonly string[] => {
  const known = titles.get(dataset) ?? [dataset.label.zh, dataset.name, ...dataset.titles].map(fold);
  titles.set(dataset, known);
  return known;
};

/** True where the sheet bears a dataset's own name. */
export const isTitled = (dataset: Dataset, sheetTitle: string): boolean => titlesOf(dataset).includes(sheetTitle);

/** How much the names of sheet and file, both folded, speak for a dataset. */
export const titleScore = (dataset: Dataset, sheetTitle: string, fileTitle: string): number => {
  const titles = titlesOf(dataset);
  if (isTitled(dataset, sheetTitle)) return 1.5;
  const longest = (written: string): number =>
    Math.max(0, ...titles.filter((title) => written.includes(title)).map((title) => title.length));
  const inSheet = longest(sheetTitle);
  const inFile = longest(fileTitle);
  return (inSheet > 0 ? 0.75 + inSheet / 100 : 0) + (inFile > 0 ? 0.5 + inFile / 100 : 0);
};

/** A cell of a row that may be the header. */
export interface HeaderCell {
  readonly written: string;
  readonly name: string;
  readonly unit: MoneyUnit | null;
}

export const headerCells = (cells: readonly (string | null)[]): readonly (HeaderCell | null)[] =>
  cells.map((cell) => (cell === null ? null : { written: cell.trim(), ...foldHeader(cell) }));

const isFilled = (cell: string | null | undefined): boolean =>
  cell !== null && cell !== undefined && cell.trim() !== '';

const spanningLabel = (upper: readonly (string | null)[], index: number): string =>
  (isFilled(upper[index]) ? upper[index] : upper.slice(0, index).findLast(isFilled)) ?? '';

/**
 * Two rows as one header, where the upper one's labels span blanks that the lower one fills; undefined where the lower
 * row is no part of a header.
 * @example twoRowHeader(['年度', '指标', null], [null, '三级指标', '权重']) // ['年度', '三级指标', '权重']
 */
export const twoRowHeader = (
  upper: readonly (string | null)[],
  lower: readonly (string | null)[],
): readonly (string | null)[] | undefined => {
  const fillsBlank = lower.some(
    (cell, index) => isFilled(cell) && !isFilled(upper[index]) && upper.slice(0, index).some(isFilled),
  );
  const leavesBlank = upper.some((cell, index) => isFilled(cell) && !isFilled(lower[index]));
  const known = (cells: readonly (string | null)[]): number =>
    cells.filter((cell) => isFilled(cell) && isLabel(cell ?? '')).length;
  if (!fillsBlank || !leavesBlank || known(upper) < 2 || known(lower) < 2) return undefined;
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, index) => {
    const [label, unit] = [lower[index], foldHeader(spanningLabel(upper, index)).unit];
    if (!label || !isFilled(label)) return upper[index] ?? null;
    return unit && !foldHeader(label).unit ? `${label}(${unit})` : label;
  });
};

/**
 * Pairs of the column of money spent and another that says in words no contract lists that it runs from January on:
 * the first may be the month's own.
 */
const besideRunningTotal = (
  cells: readonly (HeaderCell | null)[],
  columns: readonly ColumnMatch[],
): readonly (readonly [ColumnMatch, ColumnMatch])[] =>
  columns
    .filter(({ field, header }) => field.sinceJanuary && !isSpentSinceJanuary(header))
    .flatMap((column) =>
      cells.flatMap((cell, index): (readonly [ColumnMatch, ColumnMatch])[] =>
        cell !== null && !columns.some((each) => each.index === index) && isSpentSinceJanuary(cell.written)
          ? [[column, { ...column, index, header: cell.written, unit: cell.unit, byLabel: false }]]
          : [],
      ),
    );

/** Columns of money whose headers name a unit that nobody knows, of fields that have no other. */
const withOddUnits = (
  cells: readonly (HeaderCell | null)[],
  { labels, aliases }: Spellings,
  found: ReadonlyMap<string, ColumnMatch>,
): ReadonlyMap<string, ColumnMatch> => {
  const odd = new Map<string, ColumnMatch>();
  cells.forEach((cell, index) => {
    const { name, unit } = (cell && withoutOddUnit(cell.name)) ?? { name: '', unit: '' };
    const field = labels.get(name) ?? aliases.get(name);
    if (cell === null || field?.type !== 'money' || found.has(field.name) || odd.has(field.name)) return;
    odd.set(field.name, { field, index, header: cell.written, unit: null, byLabel: labels.has(name), oddUnit: unit });
  });
  return odd;
};

/**
 * Finds each field's column: a label speaks before an alias, the first column before later ones. Of two columns of
 * money spent neither does: one of them may be the month's own.
 */
export const fitOf = (dataset: Dataset, cells: readonly (HeaderCell | null)[], title: number): Fit => {
  const { labels, aliases } = spellingsOf(dataset);
  const found = new Map<string, ColumnMatch>();
  const pairs: (readonly [ColumnMatch, ColumnMatch])[] = [];
  cells.forEach((cell, index) => {
    if (cell === null) return;
    const { name, unit, written } = cell;
    const byLabel = labels.has(name);
    const field = labels.get(name) ?? aliases.get(name);
    if (!field) return;
    const match: ColumnMatch = { field, index, header: written, unit, byLabel };
    const before = found.get(field.name);
    if (before) pairs.push(byLabel && !before.byLabel ? [match, before] : [before, match]);
    if (!before || (byLabel && !before.byLabel)) found.set(field.name, match);
  });
  for (const [name, match] of withOddUnits(cells, { labels, aliases }, found)) found.set(name, match);
  const columns = [...found.values()].sort((a, b) => a.index - b.index);
  const isTwice = ([one, other]: readonly [ColumnMatch, ColumnMatch]): boolean =>
    one.byLabel === other.byLabel || one.field.sinceJanuary === true;
  const known = new Set([...columns.map(({ index }) => index), ...pairs.flat().map(({ index }) => index)]);
  const twice = [
    ...pairs.filter(isTwice),
    ...besideRunningTotal(cells, columns).filter(([, { index }]) => !known.has(index)),
  ];
  const passedOver = pairs.filter((pair) => !isTwice(pair));
  const missing = dataset.fields.filter((field) => field.required && !found.has(field.name));
  const score = columns.length + columns.filter((column) => column.byLabel).length / 10 + title;
  const isValue = (name: string): boolean => dataset.values?.includes(name) ?? !dataset.key.includes(name);
  const hasValues = columns.some(({ field }) => isValue(field.name));
  return { dataset, columns, missing, twice, passedOver, score, hasValues };
};
