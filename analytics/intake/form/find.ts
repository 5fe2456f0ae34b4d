import type { Sheet } from '../read/sheet.ts';
import { fold } from '../recognise/fold.ts';
import { saysNothing } from './cells/plain.ts';
import { type Grid, gridOf } from './grid.ts';
import { headLabels, valuesAt } from './heads.ts';
import { isOfAnotherKind, periodAloneIn } from './kind-said.ts';
import { isLabel } from './label.ts';
import { beginsOtherTable } from './other-table.ts';
import { type FormDescription, type IndicatorColumn, isOfDepartment } from './schema.ts';
import { findHeader, readTable, type TableHeader } from './table.ts';
import { yearInDigits } from './title.ts';

/** A form found on a sheet: its description, its rows, and the lines of its title. */
export interface FoundForm {
  readonly description: FormDescription;
  readonly sheet: string;
  readonly grid: Grid;
  readonly rows: readonly number[];
  /** The row of the name with which the form begins. */
  readonly anchor: number;
  readonly title: readonly string[];
  readonly header: TableHeader;
}

/** What looks like an official form and fits no description; two forms side by side are neither's. */
export interface UnknownForm {
  readonly sheet: string;
  readonly row: number;
  readonly why: 'form-unknown' | 'forms-side-by-side' | 'form-title-differs' | 'form-period-alone' | 'form-name-empty';
  readonly title: readonly string[];
  /** The label of a name that is empty. */
  readonly label?: string;
  /** What its columns are those of, where the title names another kind of form. */
  readonly readAs?: FormDescription['title'];
  /** The heading of a month or a quarter alone. */
  readonly heading?: string;
}

const anchorOf = (description: FormDescription) =>
  isOfDepartment(description.kind) ? description.heads.department : description.heads.project;

/** Columns without which a form of its kind says nothing. */
const needed: Readonly<Record<FormDescription['kind'], readonly IndicatorColumn[]>> = {
  goals: ['target'],
  monitoring: ['actual'],
  'self-evaluation': ['actual'],
  'department-goals': ['target'],
  'department-self-evaluation': ['actual'],
};

/** A label is short, and the table of a form begins not far below its name. */
const longestLabel = 60;
const tableWithin = 60;

const isNear = (anchor: number, row: number): boolean => row <= anchor + tableWithin;

/** A place where a form begins: its row, and how often the label of a subject stands there with a value beside it. */
interface Anchor {
  readonly row: number;
  readonly times: number;
}

/** Where forms by these descriptions begin on a sheet; what the descriptions say is looked up once. */
const anchorsOf = (grid: Grid, descriptions: readonly FormDescription[]): readonly Anchor[] => {
  const subjects = descriptions.flatMap((description) => {
    const head = anchorOf(description);
    const columns = Object.values(description.indicators.columns).flatMap((column) => column?.labels ?? []);
    return head ? [{ head, known: [...headLabels(description), ...columns] }] : [];
  });
  const beginnings = [...new Set(subjects.flatMap(({ head }) => head.labels.map((label) => label.slice(0, 2))))];
  // Most rows of data have no short cell with the words of a label in it.
  const mayBegin = (row: number): boolean =>
    grid.line(row).some(({ text }) => {
      if (text.length > longestLabel) return false;
      const bare = text.replaceAll(/\s/g, '');
      return beginnings.some((beginning) => bare.includes(beginning));
    });
  return grid.rows.filter(mayBegin).flatMap((row) => {
    const times = subjects.map(
      ({ head, known }) => valuesAt(grid, [row], head, known).filter(({ value }) => value).length,
    );
    const most = Math.max(0, ...times);
    return most > 0 ? [{ row, times: most }] : [];
  });
};

/** Whether the label of some form's subject stands on a sheet with a value beside it. */
export const hasSubject = (sheet: Sheet, descriptions: readonly FormDescription[]): boolean =>
  anchorsOf(gridOf(sheet), descriptions).length > 0;

const aYear = /^[(]?20[0-9]{2}年度?[)]?$/;

/**
 * Lines above a form's first row that are its own: few cells, and none of an earlier form. Below an earlier form they
 * begin with the title, the year or the lines of one cell right above it, for its last rows may have few cells as well.
 */
const titleFrom = (grid: Grid, anchor: number, after: number, titles: readonly string[]): number => {
  const above = grid.rows.filter((row) => row < anchor && row > after).toReversed();
  const isTitle = (row: number): boolean =>
    grid
      .line(row)
      .some(({ text }) => aYear.test(yearInDigits(fold(text))) || titles.some((title) => fold(text).includes(title)));
  const few = above.findIndex((row) => grid.line(row).length > 3);
  const own = few === -1 ? above : above.slice(0, few);
  const top = after === 0 ? own.length - 1 : own.findIndex(isTitle);
  const rest = own.findIndex((row, index) => index > top && after > 0 && grid.line(row).length > 1);
  return (rest === -1 ? own : own.slice(0, rest)).at(-1) ?? anchor;
};

const titled = (description: FormDescription, lines: readonly string[]): number => {
  const folded = lines.map(fold);
  const found = description.titles.filter((title) => folded.some((line) => line.includes(fold(title))));
  return Math.max(0, ...found.map((title) => 4 + title.length / 100));
};

/** A description's reading of a form, and how well it fits; undefined where what the form is for is not there. */
const fitOf = (description: FormDescription, found: Omit<FoundForm, 'description' | 'header'>) => {
  const { grid, rows, anchor, title } = found;
  const header = findHeader(
    grid,
    rows.filter((row) => row > anchor && isNear(anchor, row)),
    description.indicators,
  );
  if (!header || !needed[description.kind].every((name) => header.columns.has(name))) return undefined;
  const ticks = header.causes.size + header.likelihoods.size;
  const score = header.columns.size - header.twice.length + ticks + titled(description, title);
  return { form: { ...found, description, header }, score };
};

/** Words of which an official form has several, whatever its layout. */
const tableWords = ['一级指标', '二级指标', '三级指标'];

const looksOfficial = (grid: Grid, rows: readonly number[]): boolean =>
  rows.some((row) => tableWords.filter((word) => grid.line(row).some(({ text }) => isLabel([word], text))).length >= 2);

/** Whether what a form is for is filled in: a report whose goals alone stand on it is a blank one. */
const isFilledIn = ({ grid, rows, header, description }: FoundForm): boolean =>
  readTable(grid, rows, header, description.indicators).rows.some(({ cells }) =>
    needed[description.kind].some((name) => !saysNothing(cells.get(name))),
  );

/** A form that is filled in below the label of its project or department, with no name beside it. */
const nameless = (sheet: Sheet, grid: Grid, descriptions: readonly FormDescription[]): readonly UnknownForm[] => {
  const first = grid.rows.slice(0, tableWithin);
  const begun = descriptions.flatMap((description) => {
    const head = anchorOf(description);
    const empty = head && valuesAt(grid, first, head, headLabels(description)).find(({ value }) => !value);
    if (!empty) return [];
    const lines = grid.rows.filter((row) => row < empty.label.row);
    const title = [...(sheet.above ?? []), ...lines.flatMap((row) => grid.line(row).map(({ text }) => text))];
    const found = { sheet: sheet.name, grid, rows: grid.rows, anchor: empty.label.row, title };
    return fitOf(description, found) ?? [];
  });
  const best = begun.toSorted((a, b) => b.score - a.score)[0]?.form;
  if (!best || !isFilledIn(best)) return [];
  const { anchor: row, title } = best;
  const label = grid
    .line(row)
    .find(({ text }) => isLabel(anchorOf(best.description)?.labels ?? [], text))
    ?.text.trim();
  return [{ sheet: sheet.name, why: 'form-name-empty', title, row, ...(label ? { label } : {}) }];
};

/**
 * Finds the official forms on a sheet, one below another, by what stands on them. A form begins with the label of its
 * project and the name beside it, or of its department on a sheet without projects; the description that fits best
 * reads it.
 */
export const findForms = (
  sheet: Sheet,
  descriptions: readonly FormDescription[],
): {
  readonly forms: readonly FoundForm[];
  readonly unknown: readonly UnknownForm[];
  /** The header of a table above the first form. */
  readonly tableAbove: number | undefined;
} => {
  const grid = gridOf(sheet);
  const ofProjects = descriptions.filter(({ kind }) => !isOfDepartment(kind));
  const projects = anchorsOf(grid, ofProjects);
  const ofDepartments = descriptions.filter(({ kind }) => isOfDepartment(kind));
  const [own, anchors] = projects.length > 0 ? [ofProjects, projects] : [ofDepartments, anchorsOf(grid, ofDepartments)];
  if (anchors.length === 0) return { forms: [], unknown: nameless(sheet, grid, descriptions), tableAbove: undefined };
  const titles = own.flatMap((description) => description.titles.map(fold));
  const from = anchors.map(({ row }, index) => titleFrom(grid, row, anchors[index - 1]?.row ?? 0, titles));
  const begun = anchors.flatMap(({ row: anchor, times }, index) => {
    const [top, next] = [from[index] ?? 0, from[index + 1] ?? Infinity];
    const rows = grid.rows.filter((row) => row >= top && row < next);
    const lines = rows.filter((row) => row < anchor).flatMap((row) => grid.line(row).map(({ text }) => text));
    const title = [...(sheet.above ?? []), ...lines];
    const found = { sheet: sheet.name, grid, rows, anchor, title };
    const best = own.flatMap((description) => fitOf(description, found) ?? []).toSorted((a, b) => b.score - a.score)[0];
    const near = rows.filter((row) => isNear(anchor, row));
    return best || looksOfficial(grid, near) ? [{ top, anchor, title, times, form: best?.form }] : [];
  });
  const forms: FoundForm[] = [];
  const unknown: UnknownForm[] = [];
  for (const [index, { top, anchor, title, times, form }] of begun.entries()) {
    const next = begun[index + 1]?.top ?? Infinity;
    // What begins like a form and is none stays with the form above it, which tells of what it does not read.
    if (form && isOfAnotherKind(form.description.kind, title)) {
      const readAs = form.description.title;
      const near = grid.rows.filter((row) => row >= anchor && row < next && isNear(anchor, row));
      const heading = periodAloneIn(
        title,
        near.flatMap((row) => grid.line(row).map(({ text }) => text)),
      );
      const at = { sheet: sheet.name, row: anchor, title };
      unknown.push(
        heading === undefined
          ? { ...at, why: 'form-title-differs', readAs }
          : { ...at, why: 'form-period-alone', heading },
      );
    } else if (form && times === 1) forms.push({ ...form, rows: grid.rows.filter((row) => row >= top && row < next) });
    else unknown.push({ sheet: sheet.name, row: anchor, why: form ? 'forms-side-by-side' : 'form-unknown', title });
  }
  const above = grid.rows.filter((row) => row < (begun[0]?.top ?? 0));
  return { forms, unknown, tableAbove: above.find((row) => beginsOtherTable(grid.line(row))) };
};
