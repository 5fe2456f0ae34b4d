/** How a box looks, and whether it is the sender's to fill in. */
export type Look = 'label' | 'given' | 'fill' | 'free';

/** What a spreadsheet may check where it is filled in: one of a list, points up to a weight, or an amount of money. */
export type Check =
  | { readonly kind: 'one-of'; readonly words: readonly string[] }
  | { readonly kind: 'points'; readonly most: string }
  | { readonly kind: 'amount' };

/** A box of a form: its text and how many columns and lines it covers. */
export interface Box {
  readonly text: string;
  readonly across: number;
  readonly down: number;
  readonly look: Look;
  readonly check?: Check;
}

/**
 * A formula, for a spreadsheet alone, in the column right of the form: `{A}` stands for the cell of its own line,
 * `{A-2}` and `{A+2}` for those two lines above and below.
 */
export interface Line {
  readonly boxes: readonly Box[];
  readonly formula?: string;
}

/** An official form as lines of boxes on a grid of columns. */
export interface Paper {
  /** The sheet’s name. */
  readonly name: string;
  readonly title: string;
  readonly year: string;
  /** Widths of the columns, in letters. */
  readonly widths: readonly number[];
  readonly lines: readonly Line[];
  readonly notes: readonly string[];
}

const box =
  (look: Look) =>
  (text: string, across = 1, down = 1): Box => ({ text, across, down, look });

export const label = box('label');
export const given = box('given');
export const free = box('free');

/** A box that the sender fills in, or that is filled in already. */
export const fill = (text: string | undefined, across = 1, check?: Check): Box => ({
  text: text ?? '',
  across,
  down: 1,
  look: 'fill',
  ...(check ? { check } : {}),
});

/** A box that says what is known already, or is the sender's to fill in. */
export const known = (text: string | null, across = 1): Box =>
  text === null || text === '' ? fill('', across) : given(text, across);

/** A line of boxes. */
export const line = (...boxes: readonly Box[]): Line => ({ boxes });

/** A box on the grid: the line and column in which it begins, from 0. */
export interface Placed {
  readonly box: Box;
  readonly line: number;
  readonly column: number;
}

/** Where each box stands: at the first column of its line that no box from above covers. */
export const placed = ({ lines }: Pick<Paper, 'lines'>): readonly Placed[] => {
  const taken = new Set<string>();
  return lines.flatMap(({ boxes }, index) => {
    let column = 0;
    return boxes.map((each): Placed => {
      while (taken.has(`${index}/${column}`)) column++;
      const at = { box: each, line: index, column };
      for (let row = 0; row < each.down; row++)
        for (let step = 0; step < each.across; step++) taken.add(`${index + row}/${column + step}`);
      column += each.across;
      return at;
    });
  });
};

/** How many rows in a run from here share a value. */
export const runs = (values: readonly string[]): readonly number[] =>
  values.map((value, index) => {
    if (index > 0 && values[index - 1] === value) return 0;
    const end = values.findIndex((each, at) => at > index && each !== value);
    return (end === -1 ? values.length : end) - index;
  });
