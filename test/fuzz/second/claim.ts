import type { Field } from '../../../analytics/contracts/field.ts';

/** What a second reader says of a row that the lake must have: the cells of some of its fields as they are written. */
export interface Claim {
  readonly dataset: string;
  readonly sheet: string;
  readonly row: number;
  readonly cells: readonly (readonly [Field, string])[];
}
