import type { Text } from '../../../analytics/core/language/text.ts';

/** Something put into the sample on purpose, so that a run can be held against it. */
export interface Planted {
  /** What it is, such as `weights-over-100`, `duplicate-file`, `story:overspends`. */
  readonly kind: string;
  /** Whether the run must refuse the file, refuse a project of it, or take it and show what it shows. */
  readonly expect: 'refused' | 'partly' | 'accepted' | 'same-bytes' | 'shown';
  readonly file?: string;
  /** The file that sets it right, where one follows. */
  readonly correctedBy?: string;
  /** The file it repeats, byte for byte. */
  readonly original?: string;
  readonly dataset?: string;
  readonly department?: string;
  readonly project?: string;
  readonly period?: string;
  readonly says: Text;
}
