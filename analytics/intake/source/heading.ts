import type { SourceColumn } from './schema.ts';

/** Headings are equal when they differ in width, case, blanks or line breaks only. */
export const foldHeading = (written: string): string =>
  written
    .normalize('NFKC')
    .replaceAll(/[\s\uFEFF]+/g, ' ')
    .trim()
    .toLowerCase();

/** 0 for A, 26 for AA. */
const letterIndex = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const spellingsOf = (column: SourceColumn): readonly string[] =>
  column.heading === undefined ? [] : typeof column.heading === 'string' ? [column.heading] : column.heading;

/**
 * The position of a column in the header row, from 0; undefined where it is not there. With a letter the heading, when
 * given, must stand there, so that a form that was put right is noticed.
 */
export const findColumn = (header: readonly (string | null)[], column: SourceColumn): number | undefined => {
  const folded = header.map((cell) => foldHeading(cell ?? ''));
  const spellings = spellingsOf(column).map(foldHeading);
  if (column.letter !== undefined) {
    const index = letterIndex(column.letter);
    if (index >= header.length) return undefined;
    return spellings.length === 0 || spellings.includes(folded[index] ?? '') ? index : undefined;
  }
  for (const spelling of spellings) {
    const places = folded.flatMap((cell, index) => (cell === spelling ? [index] : []));
    const place = places[column.occurrence - 1];
    if (place !== undefined) return place;
  }
  return undefined;
};

/** The heading that a message names. */
export const columnWords = (column: SourceColumn): string => {
  const heading = spellingsOf(column).join(' / ');
  if (column.letter !== undefined) return heading ? `${column.letter} (${heading})` : column.letter;
  return column.occurrence > 1 ? `${heading} (${column.occurrence})` : heading;
};
