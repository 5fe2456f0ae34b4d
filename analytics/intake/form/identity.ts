import { isNear } from '../near.ts';
import { codedName } from './cells/name.ts';
import { saysNothing } from './cells/plain.ts';
import type { Known, KnownRow, NameList } from './known.ts';
import { foldName, likeness, sameName } from './same-name.ts';

/** What a name on a form stands for: the row of a list, or the nearest rows where none fits, or those that all fit. */
export type Identified =
  | { readonly row: KnownRow }
  | { readonly row: null; readonly nearest: readonly KnownRow[]; readonly isAmbiguous: boolean };

/** The rows whose name is near, the nearest first. */
export const nearestRows = (rows: readonly KnownRow[], name: string, field: string, count = 3): readonly KnownRow[] =>
  rows
    .map((row) => ({ row, like: likeness(name, row[field] ?? '') }))
    .filter(({ like }) => isNear(like))
    .toSorted((a, b) => b.like - a.like)
    .slice(0, count)
    .map(({ row }) => row);

const ambiguous = (nearest: readonly KnownRow[]): Identified => ({ row: null, nearest, isAmbiguous: true });

const one = (rows: readonly KnownRow[]): Identified | undefined => {
  const [first, second] = rows;
  if (!first) return undefined;
  return second ? ambiguous(rows) : { row: first };
};

/** Rows that a name fits, none of which the code beside it fits: one of the two is a slip. */
const contradicts = (coded: readonly KnownRow[], named: readonly KnownRow[]): boolean =>
  named.length > 0 && !named.some((row) => coded.includes(row));

/** Whether a name is another one shortened, by leaving out signs but no figures; 教体局 of 教育体育局. */
const shortens = (short: string, long: string): boolean => {
  let at = 0;
  for (const sign of long) if (sign === short[at]) at++;
  const [some, all] = [short, long].map((name) => name.match(/[0-9.]+/g)?.join() ?? '');
  return at === short.length && (some === '' || some === all);
};

/** Whether what is written beside a row's code may be its name: one of the two shortened, or nothing. */
export const mayBeNameOf = (row: KnownRow, written: string, field: string): boolean => {
  const [one, other] = [foldName(written), foldName(row[field] ?? '')];
  return saysNothing(written) || other === '' || shortens(one, other) || shortens(other, one);
};

const none = (nearest: readonly KnownRow[]): Identified => ({ row: null, nearest, isAmbiguous: false });

/**
 * Finds a row by the code printed with its name, else by the whole text as its name, else by the name beside the code.
 */
const byCodeOrName = (list: NameList, written: string, isOwn: (row: KnownRow) => boolean): Identified => {
  const { code, name } = codedName(written);
  const called = (text: string): readonly KnownRow[] => (text === '' ? [] : (list.byName.get(foldName(text)) ?? []));
  const coded = code === null ? [] : (list.byCode.get(code) ?? []).filter(isOwn);
  if (coded.length > 0) {
    const others = [...called(written), ...called(name)];
    if (contradicts(coded, others)) return ambiguous([...coded, ...others]);
    // A name that nobody knows beside a known code is a slip in one of the two as well.
    const isOther = others.length === 0 && !coded.some((row) => mayBeNameOf(row, name, list.name));
    return isOther ? ambiguous(coded) : (one(coded) ?? none([]));
  }
  const named = (text: string): readonly KnownRow[] => called(text).filter(isOwn);
  const whole = one(named(written));
  if (whole) return whole;
  const bare = named(name);
  // A code that nobody knows beside a known name is a slip in one of the two: asked, not guessed.
  if (code !== null && bare.length > 0) return ambiguous(bare);
  return one(bare) ?? none(nearestRows(list.rows.filter(isOwn), name || written, list.name));
};

const any = (): boolean => true;

const withoutBrackets = (name: string): string => foldName(name).replaceAll(/[()]/g, '');

/**
 * The unit that a form names by its code, code and name, or name; by a short name where it is the end of one full name
 * alone, brackets aside: 第一小学 of 示范区第一小学, 民政局本级 of 县民政局(本级).
 */
export const unitNamed = ({ units }: Known, written: string): Identified => {
  const found = byCodeOrName(units, written, any);
  if (found.row === null && found.isAmbiguous && found.nearest.length > 1) return found;
  const short = withoutBrackets(codedName(written).name || written);
  const full = units.rows.filter(
    ({ unit_name }) => short.length >= 3 && withoutBrackets(unit_name ?? '').endsWith(short),
  );
  if (full.length !== 1) return found;
  const coded = found.row !== null ? [found.row] : found.isAmbiguous ? found.nearest : [];
  if (coded.length > 0) return contradicts(coded, full) ? ambiguous([...coded, ...full]) : found;
  return codedName(written).code === null ? (one(full) ?? found) : ambiguous(full);
};

/** The department that a form names in these cells, by its code in one and its name in another. */
export const departmentNamed = ({ departments }: Known, written: readonly string[]): Identified => {
  const found = written.map((each) => byCodeOrName(departments, each, any));
  const rows = found.flatMap(({ row }) => (row === null ? [] : [row]));
  const doubtful = found.flatMap((each) => (each.row === null && each.isAmbiguous ? [each.nearest] : []));
  const others = doubtful.filter((nearest) => !nearest.some((row) => rows.includes(row))).flat();
  const fitting = [...new Set([...rows, ...others])];
  const isOther = (each: string): boolean =>
    !saysNothing(each) && !fitting.some((row) => mayBeNameOf(row, each, departments.name));
  const strange = written.some((each, at) => {
    const own = found[at];
    return own?.row === null && !own.isAmbiguous && isOther(each);
  });
  if (fitting.length > 0 && (strange || others.length > 0)) return ambiguous(fitting);
  return one(fitting) ?? found.at(-1) ?? none([]);
};

/** The project with which finance has matched this name on forms of this unit, if it has. */
export const projectMatched = (
  { matches, projects }: Known,
  written: string,
  unitWritten: string,
): Identified | undefined => {
  const matched = (matches.byName.get(foldName(written)) ?? []).filter(({ unit_name }) =>
    sameName(unit_name ?? '', unitWritten),
  );
  const codes = [...new Set(matched.map(({ project_code }) => project_code ?? ''))];
  return one(codes.flatMap((code) => projects.byCode.get(code) ?? []));
};

/**
 * The project that a form names by its code, or by its name among those of the unit; of any unit where none is named.
 */
export const projectNamed = ({ projects }: Known, written: string, unit: KnownRow | null): Identified => {
  const found = byCodeOrName(projects, written, (row) => unit === null || row.unit_code === unit.unit_code);
  if (found.row !== null || found.nearest.length > 0) return found;
  return none(nearestRows(projects.rows, codedName(written).name || written, projects.name));
};
