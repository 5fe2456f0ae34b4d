import { datasets } from '../../contracts/catalogue.ts';
import type { FieldType } from '../../contracts/field.ts';
import { fold, foldHeader } from './fold.ts';
import { isLabel } from './recognise.ts';
import { isSpentSinceJanuary } from './running-total.ts';
import { isBesideTheSum, splitWordOf, wholeOf } from './split-words.ts';

type Cells = readonly (string | null)[];

/** A heading of figures over several columns. */
export interface Split {
  /** The heading, as written. */
  readonly label: string;
  /** What stands below it, from left to right. */
  readonly words: readonly string[];
  readonly columns: readonly number[];
  /** The column that is read for the heading. */
  readonly index: number;
  /** False where no word, or more than one, names the whole: then the first column stands for the heading. */
  readonly isClear: boolean;
  /** Columns that should add up to it. */
  readonly parts: readonly number[];
  /** Columns of single months, which may be among the parts. */
  readonly months: readonly number[];
}

/** Two rows as one header, with the headings that the lower one splits. */
export interface SplitHeader {
  readonly cells: Cells;
  readonly splits: readonly Split[];
}

const isFilled = (cell: string | null | undefined): cell is string =>
  cell !== null && cell !== undefined && cell.trim() !== '';

const ofFigures: ReadonlySet<FieldType> = new Set(['money', 'number', 'fraction', 'integer']);

const figureLabels = new Set(
  datasets.flatMap((dataset) =>
    dataset.fields
      .filter(({ type }) => ofFigures.has(type))
      .flatMap((field) =>
        [field.label.zh, field.label.en, field.name, ...(field.aliases ?? [])].map((label) => foldHeader(label).name),
      ),
  ),
);

const isFigureLabel = (written: string): boolean => figureLabels.has(foldHeader(written).name);

/** A heading, and no figure, code, day or line at the foot. */
const isWord = (cell: string): boolean => {
  const written = fold(cell);
  return (
    written.length <= 24 &&
    /[\p{Script=Han}a-z]/u.test(written) &&
    (!/^[-+¥$(]?[0-9]/.test(written) || /^(?:(?:1-)?[0-9]{1,2}月|[0-9]{2,4}年)/.test(written)) &&
    !/^(?!其中).{1,8}:./.test(written)
  );
};

/** Columns from a heading to the next one, the last of the row reaching as far as `width`. */
const spansOf = (
  upper: Cells,
  width: number,
): readonly { readonly label: string; readonly at: readonly number[] }[] => {
  const filled = upper.flatMap((cell, index) => (isFilled(cell) ? [{ index, cell }] : []));
  const starts = filled.filter(({ cell }, order) => cell !== filled[order - 1]?.cell);
  return starts.map(({ index: start, cell }, order) => {
    const end = starts[order + 1]?.index ?? width;
    return { label: cell, at: Array.from({ length: end - start }, (_, offset) => start + offset) };
  });
};

const isOfTime = (word: string): boolean => ['month', 'running'].includes(splitWordOf(word));

const isTotalling = (word: string): boolean => splitWordOf(word) !== 'part';

/** Words that no contract knows, or that say which of several figures of one kind a column has. */
const splitsFigures = (words: readonly string[]): boolean => words.some(isTotalling) || !words.some(isLabel);

const unitOf = (label: string, word: string): string | undefined => {
  const [own, above] = [foldHeader(word).unit, foldHeader(label).unit];
  return own !== null && own !== above ? own : undefined;
};

/** What a column beside the one that is read is called on the receipt: never a field's own name. */
const nameBeside = (label: string, word: string): string => {
  const [month] = /(?:1[0-2]|[1-9])月/.exec(fold(word)) ?? [];
  if (splitWordOf(word) === 'month') return `${month ?? '本月'}${label}`;
  const name = `${label}(${word.trim()})`;
  return isSpentSinceJanuary(name) || isLabel(name) ? word.trim() : name;
};

type Column = readonly [index: number, word: string];

const splitOf = (label: string, columns: readonly Column[]): Split => {
  const words = columns.map(([, word]) => word);
  const whole = wholeOf(words);
  const [index = 0, word = ''] = columns[whole ?? 0] ?? [];
  const kinds = columns
    .filter(([each, other]) => each !== index && !isBesideTheSum(other))
    .map(([each, other]) => [each, splitWordOf(other)] as const);
  return {
    label: label.trim(),
    words: words.map((each) => each.trim()),
    columns: columns.map(([each]) => each),
    index,
    isClear: whole !== undefined && (foldHeader(label).unit === null || unitOf(label, word) === undefined),
    parts: kinds.flatMap(([each, kind]) => (kind === 'part' || kind === 'running' ? [each] : [])),
    months: kinds.flatMap(([each, kind]) => (kind === 'month' ? [each] : [])),
  };
};

/** The columns below one heading by name, and the split where the heading's own figure is among them. */
const below = (
  label: string,
  columns: readonly Column[],
): { readonly names: readonly string[]; readonly split?: Split } | undefined => {
  const words = columns.map(([, word]) => word);
  const [first = ''] = words;
  if (words.length === 1 && foldHeader(first).name === foldHeader(label).name) return { names: [label] };
  const unit = foldHeader(label).unit;
  if (words.length === 1 && foldHeader(first).name === '') return { names: [`${label}${first.trim()}`] };
  if (!isFigureLabel(label) || !splitsFigures(words))
    return words.some(isLabel)
      ? { names: words.map((word) => (unit && !foldHeader(word).unit ? `${word}(${unit})` : word)) }
      : undefined;
  if (words.every((word) => splitWordOf(word) === 'month'))
    return { names: words.map((word) => nameBeside(label, word)) };
  const split = splitOf(label, columns);
  const names = columns.map(([index, word]) => {
    if (index !== split.index) return nameBeside(label, word);
    const own = unitOf(label, word);
    return own ? `${label}(${own})` : label;
  });
  return { names, split };
};

/**
 * Two rows as one header, where the lower one splits headings of figures into columns; undefined where it does not.
 * @example splitHeader(['项目编码', '执行数', null], [null, '本月', '累计'])?.cells // ['项目编码', '本月执行数', '执行数']
 */
export const splitHeader = (upper: Cells, lower: Cells): SplitHeader | undefined => {
  const words = lower.filter(isFilled);
  if (words.length === 0 || !words.every(isWord) || !upper.some((cell) => isFilled(cell) && isFigureLabel(cell)))
    return undefined;
  const width = Math.max(upper.length, lower.length);
  const first = upper.findIndex(isFilled);
  const cells = Array.from(
    { length: width },
    (_, index) => upper[index] ?? (index < first ? lower[index] : null) ?? null,
  );
  const splits: Split[] = [];
  for (const { label, at } of spansOf(upper, width)) {
    const columns = at.flatMap((index): readonly Column[] => {
      const word = lower[index];
      return isFilled(word) ? [[index, word]] : [];
    });
    if (columns.length === 0) continue;
    const found = below(label, columns);
    if (!found) return undefined;
    for (const [order, [index]] of columns.entries()) cells[index] = found.names[order] ?? null;
    if (found.split) splits.push(found.split);
  }
  const saysWhich = splits.some((split) => split.words.length > 1) || words.every((word) => isOfTime(word));
  return saysWhich && cells.filter((cell) => isFilled(cell) && isLabel(cell)).length >= 2
    ? { cells, splits }
    : undefined;
};
