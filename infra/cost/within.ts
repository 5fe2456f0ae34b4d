const marks = ['<!-- cost: begin -->\n', '<!-- cost: end -->'] as const;

/** The text with the table put between its marks. */
export const withTable = (text: string, table: string): string => {
  const [begin, end] = [text.indexOf(marks[0]), text.indexOf(marks[1])];
  if (begin < 0 || end < begin) throw new RangeError('docs/operations.md has lost its cost marks');
  return `${text.slice(0, begin + marks[0].length)}${table}${text.slice(end)}`;
};
