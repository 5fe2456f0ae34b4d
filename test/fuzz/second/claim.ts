import type { Field } from '../../../analytics/contracts/field.ts';

/** What a second reader says of a row that the lake must have: the cells of some of its fields as they are written. */
export interface Claim {
  readonly dataset: string;
  readonly sheet: string;
  readonly row: number;
  readonly cells: readonly (readonly [Field, string])[];
}

/** A cell that stands in no column of the contract: the sender is to be told of it. */
export interface Stray {
  readonly sheet: string;
  readonly row: number;
  /** Its heading; null where the whole sheet or the row has none. */
  readonly heading: string | null;
  readonly written: string;
}

/** All that a second reader says of a file. */
export interface Said {
  readonly claims: readonly Claim[];
  readonly strays: readonly Stray[];
}
