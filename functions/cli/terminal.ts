import stringWidth from 'string-width';

export interface ColumnShape {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

const pad = (written: string, width: number, align: 'left' | 'right'): string => {
  const blanks = ' '.repeat(Math.max(0, width - stringWidth(written)));
  return align === 'right' ? blanks + written : written + blanks;
};

/** Plain columns for a terminal; a Chinese character takes two cells. */
export const columns = (shapes: readonly ColumnShape[], rows: readonly (readonly string[])[]): string => {
  const widths = shapes.map((shape, index) =>
    Math.max(stringWidth(shape.title), ...rows.map((row) => stringWidth(row[index] ?? ''))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => pad(cell, widths[index] ?? 0, shapes[index]?.align ?? 'left'))
      .join('  ')
      .trimEnd();
  return [line(shapes.map((shape) => shape.title)), ...rows.map(line)].join('\n');
};
