import type { Fault } from '../fault.ts';
import type { Sheet, SheetRow } from '../read/sheet.ts';
import type { Heading } from './header.ts';

/** A month as words name it: 6月 and 1-6月, but not a day such as 6月30日. */
const month = /(?<![0-9])(1[0-2]|0?[1-9])月(?!份?[0-9]{1,2}[日号])/g;
const year = /(?<![0-9])(20[0-9]{2})年(?!度?[0-9]{1,2}月[0-9]{1,2}[日号])/g;

const numbersIn = (words: string, pattern: RegExp): ReadonlySet<number> =>
  new Set([...words.normalize('NFKC').replaceAll(/\s/g, '').matchAll(pattern)].map(([, digits]) => Number(digits)));

/** The months that words name. @example monthsIn('2025年1-6月执行') // Set { 6 } */
export const monthsIn = (words: string): ReadonlySet<number> => numbersIn(words, month);

/** The years that words name, but those of a day. */
export const yearsIn = (words: string): ReadonlySet<number> => numbersIn(words, year);

/** A period as a cell writes it: 2025-06, 202506, 2025年6月 or 6月; nothing of any other. */
const written = /^(?:(20[0-9]{2})(?:[-./年]|(?=[01][0-9]$)))?(1[0-2]|0?[1-9])月?$/;

const columnOf = (heading: Heading, rows: readonly SheetRow[], field: string): readonly string[] => {
  const column = heading.columns.find((each) => each.field.name === field);
  if (!column) return [];
  const cells = rows.flatMap(({ cells }) => cells[column.index]?.normalize('NFKC').replaceAll(/\s/g, '') || []);
  return [...new Set(cells)];
};

/** Which months and years rows are of. */
export interface Spoken {
  readonly months: ReadonlySet<number>;
  readonly years: ReadonlySet<number>;
}

/** The months and years of a table's rows; none where a cell of them is written in a way that is not known here. */
const spokenOf = (heading: Heading, rows: readonly SheetRow[]): Spoken => {
  const periods = columnOf(heading, rows, 'period').map((cell) => written.exec(cell));
  const years = columnOf(heading, rows, 'fiscal_year').map((cell) => /^(20[0-9]{2})年?度?$/.exec(cell));
  return {
    months: new Set(periods.some((each) => each === null) ? [] : periods.map((each) => Number(each?.[2]))),
    years: new Set(years.some((each) => each === null) ? [] : years.map((each) => Number(each?.[1]))),
  };
};

const isApart = (said: ReadonlySet<number>, own: ReadonlySet<number>): boolean =>
  said.size > 0 && own.size > 0 && ![...said].some((each) => own.has(each));

const listed = (numbers: ReadonlySet<number>, unit: string): string =>
  [...numbers]
    .toSorted((a, b) => a - b)
    .map((each) => `${each}${unit}`)
    .join('、');

/**
 * Words around figures that name other months or years than the figures are of; `spoken` is what these say, `around`
 * the names and titles, the nearest first. One warning at most: the first words that contradict.
 */
export const saidAround = (around: readonly string[], spoken: Spoken, place: Fault['place']): readonly Fault[] => {
  for (const words of around) {
    const [isOtherMonth, isOtherYear] = [
      isApart(monthsIn(words), spoken.months),
      isApart(yearsIn(words), spoken.years),
    ];
    if (!isOtherMonth && !isOtherYear) continue;
    const own = isOtherMonth ? listed(spoken.months, '月') : listed(spoken.years, '年');
    const detail = { words: words.trim().slice(0, 120), own };
    return [{ code: 'period-said-otherwise', severity: 'warning', place, detail, times: 1 }];
  }
  return [];
};

/** A form of 2025 is sent in 2026, and its name may well say so: such a month is none of the figures. */
const sentIn = /20[0-9]{2}年(?:1[0-2]|0?[1-9])月(?:份)?/g;

/** Words of several years, 2024-2026年, name the span of a plan. */
const span = /20[0-9]{2}年?[-—–~至到]+20[0-9]{2}年/;

/** Words as they may name the year of what names no month. */
export const ofYear = (words: string): string => {
  const plain = words.normalize('NFKC').replaceAll(sentIn, '');
  return span.test(plain) ? '' : plain;
};

/** Goals are approved before their year, and evaluated again after it: names of these say when it was done. */
const doneInOtherYears = new Set(['approval', 're-evaluation']);

/**
 * The same of a table whose rows name their month, or their year alone: its title, and the names of its sheet and file;
 * of `spoken` where the rows are not at hand.
 */
export const saidAroundTable = (
  sheet: Sheet,
  heading: Heading,
  rows: readonly SheetRow[],
  fileName: string,
  spoken: Spoken = spokenOf(heading, rows),
): readonly Fault[] => {
  const columnOfTime = (name: string) => heading.columns.find(({ field }) => field.name === name);
  const period = columnOfTime('period');
  const column = period ?? columnOfTime('fiscal_year');
  if (!column || (!period && doneInOtherYears.has(heading.dataset.name))) return [];
  const title = sheet.rows
    .filter(({ row }) => row < heading.headerRow)
    .map(({ cells }) => cells.filter((cell) => cell !== null).join(' '));
  const place = { sheet: sheet.name, row: heading.headerRow + 1, column: column.header };
  const around = [...(sheet.above ?? []), ...title, sheet.name, fileName.split('/').at(-1) ?? ''];
  return saidAround(period ? around : around.map(ofYear), spoken, place);
};
