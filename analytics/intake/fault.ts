/** Where a fault is: the cell a person has to look at, in the file as they sent it. */
export interface Place {
  readonly sheet?: string;
  /** Row as a spreadsheet or editor counts it, from 1. */
  readonly row?: number;
  /** The header as written in the file, or the contract's Chinese label where the column is absent. */
  readonly column?: string;
  readonly value?: string;
}

/**
 * One thing wrong with a file, as data; the words live in `faults/`. `detail` fills the words' blanks.
 * A `fault` refuses the file, a `warning` is shown on the receipt and on the data quality page.
 */
export interface Fault {
  readonly code: string;
  readonly severity: 'fault' | 'warning';
  readonly dataset?: string;
  readonly place: Place;
  readonly detail: Readonly<Record<string, string>>;
  /** How often it occurs; repeated faults past the first hundred of a kind are counted, not listed. */
  readonly times: number;
}

/** A fault of a file that has no sheets. */
export const withoutSheet = ({ place: { sheet: _sheet, ...place }, ...fault }: Fault): Fault => ({ ...fault, place });
