import { stringify } from 'yaml';
import { datasets } from '../../contracts/catalogue.ts';
import { yuanIn } from '../../contracts/checks/money-units.ts';
import type { Sheet } from '../read/sheet.ts';
import { fold } from '../recognise/fold.ts';
import { type ColumnMatch, type Fit, fitOf, headerCells, titleScore } from '../recognise/recognise.ts';
import { isSpentSinceJanuary } from '../recognise/running-total.ts';
import { type Head, headsOf, wordsOf } from './draft-head.ts';
import { foldHeading } from './heading.ts';

interface Guess extends Head {
  readonly fit: Fit;
}

interface Guessed {
  readonly sheet: Sheet;
  readonly best: Guess;
}

/** Of two columns of money spent, the one that by its heading runs since January, where the other does not. */
const runningOf = ([one, other]: readonly [ColumnMatch, ColumnMatch]): readonly [ColumnMatch, ColumnMatch] | null => {
  const [isOne, isOther] = [one, other].map(({ header }) => isSpentSinceJanuary(header));
  if (!one.field.sinceJanuary || isOne === isOther) return null;
  return isOne ? [one, other] : [other, one];
};

/** A fit that takes the running total where it stands beside what may be the month's own. */
const withRunningTotals = (fit: Fit): Fit => {
  const taken = new Map(fit.twice.flatMap((pair) => runningOf(pair)?.slice(0, 1) ?? []).map((run) => [run.field, run]));
  return { ...fit, columns: fit.columns.map((column) => taken.get(column.field) ?? column) };
};

/** The rows and dataset whose headings agree best; the first of equals. */
const guess = (sheet: Sheet, file: string): Guess | undefined =>
  headsOf(sheet.rows)
    .flatMap((head) =>
      datasets.map((dataset) => ({
        ...head,
        fit: fitOf(dataset, headerCells(wordsOf(head)), titleScore(dataset, fold(sheet.name), fold(file))),
      })),
    )
    .filter(({ fit }) => fit.columns.length > 0)
    .toSorted((a, b) => b.fit.score - a.fit.score || a.fit.missing.length - b.fit.missing.length)
    .map((best) => ({ ...best, fit: withRunningTotals(best.fit) }))[0];

const isNumeric = ({ field }: ColumnMatch): boolean => ['money', 'number', 'fraction'].includes(field.type);

/** Figures below the header, as written. */
const figuresOf = ({ sheet, best: { fit, header, over } }: Guessed): readonly string[] =>
  sheet.rows
    .filter(({ row }) => row >= header.row + over)
    .flatMap(({ cells }) => fit.columns.filter(isNumeric).map(({ index }) => cells[index]?.trim() ?? ''));

/** A figure whose only mark may be a decimal or a thousands mark, where no other figure tells. */
const ambiguousFigure = (cells: readonly string[]): string | undefined =>
  cells.some((cell) => /[.,]\d+[.,]|[.,](?:\d{1,2}|\d{4,})$/.test(cell))
    ? undefined
    : cells.find((cell) => /^-?\d{1,3}[.,]\d{3}$/.test(cell));

/** The marks in which figures are written. */
const marksOf = (cells: readonly string[]): Readonly<Record<string, unknown>> => {
  const isComma = cells.some((cell) => /^-?\d{1,3}(\.\d{3})+,\d+$|^-?\d+,\d{1,2}$/.test(cell));
  return {
    ...(isComma ? { decimal: ',', thousands: '.' } : { decimal: '.', thousands: ',' }),
    ...(cells.includes('-') ? { zero: ['-'] } : {}),
  };
};

const occurrence = ({ places }: Head, index: number): number => {
  const words = ({ heading, under }: Head['places'][number]): string => `${foldHeading(heading)} ${foldHeading(under)}`;
  const [own] = places.slice(index, index + 1).map(words);
  return places.slice(0, index + 1).filter((place) => words(place) === own).length;
};

const columnOf = (head: Head, match: ColumnMatch): unknown => {
  const nth = occurrence(head, match.index);
  const { heading = match.header, under = '' } = head.places[match.index] ?? {};
  if (nth === 1 && under === '' && !isNumeric(match)) return heading;
  return {
    heading,
    ...(under === '' ? {} : { under }),
    ...(nth > 1 ? { occurrence: nth } : {}),
    ...(isNumeric(match) ? { number: 'amounts' } : {}),
  };
};

const mappingOf = ({ field, unit }: ColumnMatch): unknown => {
  const yuan = yuanIn(unit);
  return yuan === 1 ? field.name : { from: field.name, scale: String(yuan) };
};

const notes = (sheet: Sheet, { fit, header, places }: Guess): readonly string[] => {
  const taken = new Set(fit.columns.map(({ index }) => index));
  const left = places.flatMap(({ heading, under }, index) =>
    heading && !taken.has(index) ? [under ? `${under} · ${heading}` : heading] : [],
  );
  const { label, name } = fit.dataset;
  return [
    `工作表“${sheet.name}”:第 ${header.row} 行像是${label.zh}的表头`,
    `Sheet “${sheet.name}”: row ${header.row} looks like the header of ${label.en} (${name})`,
    ...(fit.missing.length > 0
      ? [
          '待定:这些必填字段没有认出的列,在 fields 中写列名、constant、template,或用 titles、文件名的 {部分}',
          'To decide: required fields without a column; give a column, a constant, a template, a title or a {part} of a name',
          ...fit.missing.map((field) => `  ${field.name}: ${field.label.zh} · ${field.label.en}`),
        ]
      : []),
    ...fit.twice.map((pair) => {
      const [one, other] = runningOf(pair) ?? pair;
      return runningOf(pair)
        ? `“${one.header}”是年初以来的累计数,取它;“${other.header}”可能只是当月的,没有取 · taken as the total since January; the other may be the month’s own`
        : `待定 · to decide: ${one.field.name} — “${one.header}” 还是 or “${other.header}”(${other.index + 1})?`;
    }),
    ...(left.length > 0 ? ['没有用到的列 · Columns that are not used:', ...left.map((cell) => `  ${cell}`)] : []),
  ].map((note) => note.replaceAll(/\s*\n\s*/g, ' '));
};

const describeSheet = (sheet: Sheet, head: Guess, isCsv: boolean): unknown => ({
  ...(isCsv ? {} : { sheet: sheet.name }),
  header: { row: head.header.row, ...(head.over === 1 ? {} : { over: head.over }) },
  columns: Object.fromEntries(head.fit.columns.map((match) => [match.field.name, columnOf(head, match)])),
  tables: [
    {
      dataset: head.fit.dataset.name,
      fields: Object.fromEntries(head.fit.columns.map((match) => [match.field.name, mappingOf(match)])),
    },
  ],
});

/** No heading of the file is a word that any contract knows. */
export class NothingKnownError extends Error {
  override readonly name = 'NothingKnownError';
}

/**
 * A source description to begin with, in YAML: what the headings of the file are known to mean. On top stands what is
 * to be decided and which columns are not used; as long as a required field is undecided, the description is refused by
 * its name. Throws NothingKnownError.
 * @example draftSource(sheets, { file: '国库支出.csv', name: 'treasury', isCsv: true })
 */
export const draftSource = (
  sheets: readonly Sheet[],
  { file, name, isCsv }: { readonly file: string; readonly name: string; readonly isCsv: boolean },
): string => {
  const guessed = sheets.flatMap((sheet) => {
    const best = guess(sheet, file);
    return best ? [{ sheet, best }] : [];
  });
  if (guessed.length === 0) throw new NothingKnownError(`no heading of ${file} is known`);
  const figures = guessed.flatMap(figuresOf);
  const unclear = ambiguousFigure(figures);
  const columns = guessed.flatMap(({ best }) => best.fit.columns);
  const head = [
    '来源描述草稿:改好后用 jixiao source test 试读,什么也不存',
    'Draft of a source description: once edited, jixiao source test shows what it reads and stores nothing',
    ...(unclear
      ? [`待定 · to decide: ${unclear} — 小数点还是千分位 decimal or thousands mark? (numbers.amounts)`]
      : []),
    ...guessed.flatMap(({ sheet, best }) => notes(sheet, best)),
  ];
  const description = {
    name,
    title: { zh: name, en: name },
    file,
    format: isCsv ? 'csv' : 'xlsx',
    ...(columns.some(isNumeric) ? { numbers: { amounts: marksOf(figures) } } : {}),
    sheets: guessed.map(({ sheet, best }) => describeSheet(sheet, best, isCsv)),
  };
  return `${head.map((note) => `# ${note}`).join('\n')}\n\n${stringify(description)}`;
};
