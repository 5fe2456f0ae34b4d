import { isNear } from '../near.ts';
import { codedName } from './cells/name.ts';
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

const one = (rows: readonly KnownRow[]): Identified | undefined => {
  const [first, second] = rows;
  if (!first) return undefined;
  return second ? { row: null, nearest: rows, isAmbiguous: true } : { row: first };
};

const none = (nearest: readonly KnownRow[]): Identified => ({ row: null, nearest, isAmbiguous: false });

/** Finds a row by the code printed with its name, else by the whole text as its name, else by the name beside the code. */
const byCodeOrName = (list: NameList, written: string, isOwn: (row: KnownRow) => boolean): Identified => {
  const { code, name } = codedName(written);
  const coded = code === null ? undefined : one((list.byCode.get(code) ?? []).filter(isOwn));
  if (coded) return coded;
  const named = (text: string): readonly KnownRow[] => (list.byName.get(foldName(text)) ?? []).filter(isOwn);
  const whole = one(named(written));
  if (whole) return whole;
  const bare = name === '' ? [] : named(name);
  // A code that nobody knows beside a known name is a slip in one of the two: asked, not guessed.
  if (code !== null && bare.length > 0) return { row: null, nearest: bare, isAmbiguous: true };
  return one(bare) ?? none(nearestRows(list.rows.filter(isOwn), name || written, list.name));
};

const any = (): boolean => true;

/**
 * The unit that a form names by its code, code and name, or name; by a short name where it is the end of one full name
 * alone: 第一小学 of 示范区第一小学.
 */
export const unitNamed = ({ units }: Known, written: string): Identified => {
  const found = byCodeOrName(units, written, any);
  if (found.row !== null || found.isAmbiguous) return found;
  const short = foldName(codedName(written).name || written);
  const full = units.rows.filter(({ unit_name }) => short.length >= 3 && foldName(unit_name ?? '').endsWith(short));
  return full.length === 1 ? (one(full) ?? found) : found;
};

/** The department that a form names. */
export const departmentNamed = ({ departments }: Known, written: string): Identified =>
  byCodeOrName(departments, written, any);

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

/** The project that a form names by its code, or by its name among those of the unit; of any unit where none is named. */
export const projectNamed = ({ projects }: Known, written: string, unit: KnownRow | null): Identified => {
  const found = byCodeOrName(projects, written, (row) => unit === null || row.unit_code === unit.unit_code);
  if (found.row !== null || found.nearest.length > 0) return found;
  return none(nearestRows(projects.rows, codedName(written).name || written, projects.name));
};
