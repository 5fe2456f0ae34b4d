import { isCandidate } from './candidate.ts';

/** A file that was put where input is taken from, by its path below that place, with forward slashes. */
export interface Named {
  readonly name: string;
}

/**
 * The files of an input folder or of a region's landing place by what they are, each in the order in which they are
 * taken.
 */
export interface InputFiles<File extends Named> {
  readonly tables: readonly File[];
  readonly sources: readonly File[];
  /** Descriptions of official forms in a layout of the place’s own. */
  readonly forms: readonly File[];
  readonly policy: File | null;
  /** Files that are nobody's input, such as notes and names that lost their ending; listed, lest one is missed. */
  readonly others: readonly File[];
  /** Blank forms that `jixiao init` made; filled ones lie elsewhere. */
  readonly blanks: readonly File[];
}

/** Text past so many bytes is no description and no policy; it is not read. */
export const mostDocumentBytes = 256 * 1024;

const ignored = /(^|\/)(~\$|\.)|\/$/;
const blank = /^templates\//;
const source = /\.source\.ya?ml$/i;
const form = /\.form\.ya?ml$/i;
const policy = /^policy\.ya?ml$/i;

/** Words that people write on a corrected file; most of them are words of projects' names too. */
const words = '更正|修订|修正|订正|补正|重报|重新上报';

/** What joins a mark to a name. */
const joint = String.raw`[\s_.·()（）【】[\]-]`;

/** Where a mark may begin: not within words, as 区志修订经费 does. The zeros put it on top of a listing. */
const begins = String.raw`(?<=(?:^|\/)0*|${joint}|[0-9][月日号]|(?:^|\/)20[0-9]{2}-?[0-9]{2}-?[0-9]{2})`;

/** Where a mark may end, or what follows on it and makes it one wherever it stands. */
const ends = String.raw`(?=后?(?:$|\/|${joint}|[0-9]{1,2}(?:$|月))|[版稿件表])`;

/** The mark of a corrected file, with what joins it to the name. */
const mark = new RegExp(
  `${joint}*(?:(?<=^|/)0+)?(?:${begins}(?:${words})|(?:${words})${ends}|correction|corrected|(?<![a-z0-9])v[0-9]+(?![a-z0-9]))` +
    `[版稿件表后]?(?:[0-9]{1,2}$)?${joint}*`,
  'gi',
);

/** 改 standing by itself: 改-6月执行, 6月执行(改), but not 食堂改造. */
const changed =
  /(?<=^|[/\s_.·()（）【】[\]-])改(?:正|后)?(?:版|稿|件|表)?(?=$|[\s_.·()（）【】[\]-])[\s_.·()（）【】[\]-]*/g;

/** The day of a later delivery before the name of the first: 20250715国库支付6月. */
const day =
  /(?<=^|\/)20[0-9]{2}[-.]?(?:0[1-9]|1[0-2])[-.]?(?:0[1-9]|[12][0-9]|3[01])[\s_.·()（）【】[\]-]*(?=[^0-9\s])/;

const stem = (name: string): string => name.replace(/(\.[^./]+)+$/, '');

/**
 * A name without its ending and the mark of a correction, and whether it has one: both files have the same `plain`.
 *
 * @example unmarked('批复 01_更正.xlsx') // { plain: '批复 01', corrects: true }
 */
export const unmarked = (name: string): { readonly plain: string; readonly corrects: boolean } => {
  const written = stem(name).normalize('NFC');
  const left = written.replaceAll(mark, '').replaceAll(changed, '').replace(/^\/+/, '');
  return left === written
    ? { plain: written, corrects: false }
    : { plain: left.replace(/[\s_.·()（）【】[\]-]+$/, ''), corrects: true };
};

/**
 * Whether a name says that its file came after the one of the plain name: a correction, or with the day of a delivery.
 */
export const isSentLater = (name: string): boolean => {
  const { plain, corrects } = unmarked(name);
  return corrects || day.test(plain);
};

/** The day of a later delivery that a name begins with, as 2025-07-15; null where it has none. */
export const dayOfName = (name: string): string | null => {
  const [written] = day.exec(unmarked(name).plain) ?? [];
  const [, year, month, date] = /(20[0-9]{2})[-.]?([0-9]{2})[-.]?([0-9]{2})/.exec(written ?? '') ?? [];
  return written === undefined ? null : `${year}-${month}-${date}`;
};

/** A name without the day of a delivery that it begins with. */
export const withoutDay = (name: string): string => name.replace(day, '');

/** The number of a correction among several of one file: 1 of 更正, 2 of 更正2 and of v2. */
export const correctionNumber = (name: string): number => {
  const marks = [...stem(name).normalize('NFC').matchAll(mark)].map(([written]) => written).join(' ');
  return Number(/[0-9]+(?=[^0-9]*$)/.exec(marks)?.[0] ?? 1);
};

const version = /最新|最终|终稿|定稿|新版|副本|(?<![a-z])(?:final|copy|new)(?![a-z])|[(（][0-9]{1,2}[)）]/i;

/** Whether a name says that there is another file of its kind, though not which of the two is right. */
export const isAnotherVersion = (name: string): boolean => version.test(stem(name));

/**
 * A name by which files are taken in order: a corrected file as the file it corrects, and after all that begin like it
 * (U+FFFF sorts last).
 */
const orderName = (name: string): string => {
  const { plain, corrects } = unmarked(name);
  const undated = withoutDay(plain);
  return corrects || undated !== plain ? `${undated}\uffff` : plain;
};

const natural = new Intl.Collator('zh-CN', { numeric: true });

/**
 * Order that people mean: 2 before 10, and a file marked as a correction (更正, 修订, corrected, v2), wherever the mark
 * stands, after what it corrects.
 */
export const byName = (a: Named, b: Named): number =>
  natural.compare(orderName(a.name), orderName(b.name)) ||
  natural.compare(stem(a.name), stem(b.name)) ||
  natural.compare(a.name, b.name);

/** Whether a file of this name would be read as a document: a description or the policy. */
export const isDocumentName = (name: string): boolean => [source, form, policy].some((kind) => kind.test(name));

/**
 * Sorts files out by their names alone; hidden files and the lock files of office programs are nobody's and left out.
 */
export const sortInput = <File extends Named>(files: readonly File[]): InputFiles<File> => {
  const seen = files.filter(({ name }) => !ignored.test(name)).toSorted(byName);
  const filled = seen.filter(({ name }) => !blank.test(name));
  const sources = filled.filter(({ name }) => source.test(name));
  const forms = filled.filter(({ name }) => form.test(name));
  const chosen = filled.find(({ name }) => policy.test(name)) ?? null;
  const tables = filled.filter(({ name }) => isCandidate(name));
  const taken = new Set([...sources, ...forms, ...tables, ...(chosen ? [chosen] : [])]);
  return {
    tables,
    sources,
    forms,
    policy: chosen,
    others: filled.filter((file) => !taken.has(file)),
    blanks: seen.filter(({ name }) => blank.test(name)),
  };
};
