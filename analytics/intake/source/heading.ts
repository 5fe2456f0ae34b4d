import type { SourceColumn } from './schema.ts';

/** Headings are equal when they differ in width, case, blanks or line breaks only. */
export const foldHeading = (written: string): string =>
  written
    .normalize('NFKC')
    .replaceAll(/[\s\uFEFF]+/g, ' ')
    .trim()
    .toLowerCase();

/** 0 for A, 26 for AA. */
export const letterIndex = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const spellingsOf = (column: SourceColumn): readonly string[] =>
  column.heading === undefined ? [] : typeof column.heading === 'string' ? [column.heading] : column.heading;

const isUnder = (column: SourceColumn, above: readonly string[]): boolean =>
  (typeof column.under === 'string' ? [column.under] : (column.under ?? [])).every((word) =>
    above.some((each) => foldHeading(each) === foldHeading(word)),
  );

/** The positions that fit a heading under the words that shall stand above it. */
const placesOf = (
  folded: readonly string[],
  column: SourceColumn,
  spelling: string,
  above: readonly (readonly string[])[],
): readonly number[] =>
  folded.flatMap((cell, index) => (cell === spelling && isUnder(column, above[index] ?? []) ? [index] : []));

/**
 * The position of a column in the header row, from 0; undefined where it is not there. With a letter the heading, when
 * given, must stand there, so that a form that was put right is noticed. `above` are the words over each position.
 */
export const findColumn = (
  header: readonly (string | null)[],
  column: SourceColumn,
  above: readonly (readonly string[])[] = [],
): number | undefined => {
  const folded = header.map((cell) => foldHeading(cell ?? ''));
  const spellings = spellingsOf(column).map(foldHeading);
  if (column.letter !== undefined) {
    const index = letterIndex(column.letter);
    if (index >= header.length) return undefined;
    return spellings.length === 0 || spellings.includes(folded[index] ?? '') ? index : undefined;
  }
  for (const spelling of spellings) {
    const place = placesOf(folded, column, spelling, above)[column.occurrence - 1];
    if (place !== undefined) return place;
  }
  return undefined;
};

/**
 * The positions of a column that stands in several groups of a header of many rows, where nothing says which is meant.
 */
export const ambiguous = (
  header: readonly (string | null)[],
  column: SourceColumn,
  above: readonly (readonly string[])[],
): readonly number[] => {
  if (column.letter !== undefined || column.occurrence > 1) return [];
  const folded = header.map((cell) => foldHeading(cell ?? ''));
  for (const spelling of spellingsOf(column).map(foldHeading)) {
    const places = placesOf(folded, column, spelling, above);
    if (places.length > 0) return places.length > 1 && places.some((place) => above[place]?.length) ? places : [];
  }
  return [];
};

/** A heading with the words above it. */
export const headingUnder = (heading: string, above: readonly string[]): string => [...above, heading].join(' · ');

/** The heading that a message names. */
export const columnWords = (column: SourceColumn): string => {
  const under = typeof column.under === 'string' ? [column.under] : (column.under ?? []);
  const heading = headingUnder(spellingsOf(column).join(' / '), under);
  if (column.letter !== undefined) return heading ? `${column.letter} (${heading})` : column.letter;
  return column.occurrence > 1 ? `${heading} (${column.occurrence})` : heading;
};
