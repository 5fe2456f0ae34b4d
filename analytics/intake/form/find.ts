import type { Sheet } from '../read/sheet.ts';
import { fold } from '../recognise/fold.ts';
import { type Grid, gridOf } from './grid.ts';
import { headLabels, valuesAt } from './heads.ts';
import { isLabel } from './label.ts';
import type { FormDescription, IndicatorColumn } from './schema.ts';
import { findHeader, type TableHeader } from './table.ts';

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
  readonly why: 'form-unknown' | 'forms-side-by-side';
  readonly title: readonly string[];
}

const isForDepartment = ({ kind }: FormDescription): boolean => kind.startsWith('department-');

const anchorOf = (description: FormDescription) =>
  isForDepartment(description) ? description.heads.department : description.heads.project;

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

/** True where some short cell of the row has the words of a label in it; most rows of data have none. */
const mayBegin = (grid: Grid, row: number, labels: readonly string[]): boolean =>
  grid.line(row).some(({ text }) => {
    if (text.length > longestLabel) return false;
    const bare = text.replaceAll(/\s/g, '');
    return labels.some((label) => bare.includes(label.slice(0, 2)));
  });

/** How often the label of a form's subject stands in a row with a value beside it. */
const begins = (grid: Grid, row: number, descriptions: readonly FormDescription[]): number =>
  Math.max(
    0,
    ...descriptions.map((description) => {
      const head = anchorOf(description);
      const columns = Object.values(description.indicators.columns).flatMap((column) => column?.labels ?? []);
      const known = [...headLabels(description), ...columns];
      return head ? valuesAt(grid, [row], head, known).filter(({ value }) => value).length : 0;
    }),
  );

/** Lines above a form's first row that are its own: few cells, and none of an earlier form. */
const titleFrom = (grid: Grid, anchor: number, after: number): number => {
  const above = grid.rows.filter((row) => row < anchor && row > after).toReversed();
  const rest = above.findIndex((row) => grid.line(row).length > 3);
  const own = rest === -1 ? above : above.slice(0, rest);
  return own.at(-1) ?? anchor;
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
    rows.filter((row) => row > anchor && row <= anchor + tableWithin),
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

/**
 * Finds the official forms on a sheet, one below another, by what stands on them. A form begins with the label of its
 * project and the name beside it, or of its department on a sheet without projects; the description that fits best
 * reads it.
 */
export const findForms = (
  sheet: Sheet,
  descriptions: readonly FormDescription[],
): { readonly forms: readonly FoundForm[]; readonly unknown: readonly UnknownForm[] } => {
  const grid = gridOf(sheet);
  const [projects, departments] = [false, true].map((isDepartment) => {
    const own = descriptions.filter((description) => isForDepartment(description) === isDepartment);
    const labels = own.flatMap((description) => anchorOf(description)?.labels ?? []);
    const anchors = grid.rows.flatMap((row) => {
      if (!mayBegin(grid, row, labels)) return [];
      const times = begins(grid, row, own);
      return times > 0 ? [{ row, times }] : [];
    });
    return { own, anchors };
  });
  const { own, anchors } =
    projects && projects.anchors.length > 0 ? projects : (departments ?? { own: [], anchors: [] });
  const forms: FoundForm[] = [];
  const unknown: UnknownForm[] = [];
  const from = anchors.map(({ row }, index) => titleFrom(grid, row, anchors[index - 1]?.row ?? 0));
  for (const [index, { row: anchor, times }] of anchors.entries()) {
    const rows = grid.rows.filter((row) => row >= (from[index] ?? 0) && row < (from[index + 1] ?? Infinity));
    const lines = rows.filter((row) => row < anchor).flatMap((row) => grid.line(row).map(({ text }) => text));
    const title = [...(sheet.above ?? []), ...lines];
    const found = { sheet: sheet.name, grid, rows, anchor, title };
    const best = own.flatMap((description) => fitOf(description, found) ?? []).toSorted((a, b) => b.score - a.score)[0];
    if (best && times === 1) forms.push(best.form);
    else if (best) unknown.push({ sheet: sheet.name, row: anchor, why: 'forms-side-by-side', title });
    else if (
      looksOfficial(
        grid,
        rows.filter((row) => row <= anchor + tableWithin),
      )
    )
      unknown.push({ sheet: sheet.name, row: anchor, why: 'form-unknown', title });
  }
  return { forms, unknown };
};
