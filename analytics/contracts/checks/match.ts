/** SQL that is true where a whole cell is of a pattern. */
export const matches = (cell: string, pattern: string): string => `regexp_full_match(${cell}, '${pattern}')`;

export const month = '[0-9]{1,2}';
export const year = '[12][0-9]{3}';

/** A day with signs between its parts, year first. */
export const daySpelling = `${year}(?:-${month}-${month}|/${month}/${month}|\\.${month}\\.${month}|年${month}月${month}日)`;
