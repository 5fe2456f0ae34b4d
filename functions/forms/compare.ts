import { withoutZeros } from '../../analytics/core/decimal.ts';
import { sameName } from '../../analytics/intake/form/same-name.ts';
import type { Expected } from './expected.ts';
import type { Stated } from './stated.ts';

/** A row that was expected beside what was read for it, or one of the two alone. */
export interface Compared {
  readonly file: string;
  readonly name: string;
  readonly expected: Expected | null;
  readonly read: Stated | null;
  /** Columns in which the two differ. */
  readonly differing: readonly string[];
}

const compared = ['project', 'unit', 'level1', 'direction', 'target', 'unit_of_measure', 'actual', 'weight', 'points'];

/**
 * Whether what was read is what was expected. A form may have no place for what another of its project states (null),
 * and the list leaves empty the words of what is judged.
 */
const isEqual = (column: string, expected: Expected, read: Stated): boolean => {
  const [due, own] = [expected[column] ?? '', read[column]];
  if (own === null || own === undefined) return due === '' || hasNoPlace(column, read);
  const isWords = expected.direction === 'qualitative' || read.direction === 'qualitative';
  if (due === '' && isWords && (column === 'target' || column === 'actual')) return true;
  return withoutZeros(due) === withoutZeros(own) || sameName(due, own);
};

/** Results stand on self-evaluations alone, and weights need not stand on other forms. */
const hasNoPlace = (column: string, read: Stated): boolean =>
  ['actual', 'points', 'weight'].includes(column) && read.isResult === 'no';

const nameOf = (row: Expected | Stated): string => (row.row === 'money' ? '资金' : (row.indicator ?? ''));

const isSameRow = (expected: Expected, read: Stated): boolean =>
  expected.row === read.row &&
  (expected.file === '' || expected.file === read.file) &&
  sameName(expected.project ?? '', read.project ?? '') &&
  (expected.row === 'money' || sameName(expected.indicator ?? '', read.indicator ?? ''));

/** Holds each form that was read against the list, row by row, and finds what is missing on either side. */
export const compareForms = (
  expected: readonly Expected[],
  forms: readonly { readonly file: string; readonly rows: readonly Stated[] }[],
): readonly Compared[] => {
  const found = forms.flatMap(({ file, rows }) =>
    rows.map((read): Compared => {
      const row = expected.find((each) => isSameRow(each, read)) ?? null;
      const differing = row ? compared.filter((column) => !isEqual(column, row, read)) : ['row'];
      return { file, name: nameOf(read), expected: row, read, differing };
    }),
  );
  const unread = forms.flatMap(({ file, rows }) =>
    expected
      .filter(
        (row) =>
          (row.file === '' || row.file === file) &&
          rows.some(({ project }) => sameName(project ?? '', row.project ?? '')) &&
          !rows.some((read) => isSameRow(row, read)),
      )
      .map((row): Compared => ({ file, name: nameOf(row), expected: row, read: null, differing: ['row'] })),
  );
  const files = new Set(forms.map(({ file }) => file));
  const projects = forms.flatMap(({ rows }) => rows.map(({ project }) => project ?? ''));
  const missing = expected.filter(
    (row) =>
      (row.file !== '' && !files.has(row.file ?? '')) ||
      !projects.some((project) => sameName(project, row.project ?? '')),
  );
  return [
    ...found,
    ...unread,
    ...missing.map(
      (row): Compared => ({ file: row.file ?? '', name: nameOf(row), expected: row, read: null, differing: ['row'] }),
    ),
  ];
};
