import type { Text } from '../core/language/text.ts';
import type { Field } from './field.ts';

/** Rows of this dataset must name something that an accepted file of another dataset declares. */
export interface Reference {
  readonly columns: readonly string[];
  readonly dataset: string;
  readonly to: readonly string[];
  /**
   * Columns, among those above, of which the other dataset must declare something before the rest can be judged. What
   * it does not know at all yet is left to scoring.
   */
  readonly within?: readonly string[];
  /** The row, `t`, that needs no declaration, as SQL. */
  readonly besides?: string;
  /** Whether the last column may also name a row that a scheme of the policy brings itself. */
  readonly orMeasure?: true;
  /**
   * Whether a row counts, under the code it gives, even where nothing declares that: only then may a source description
   * accept it.
   */
  readonly countsAlone?: true;
}

/**
 * A rule over several cells of one row or over several rows, as SQL over the typed rows of all files of a batch
 * (`typed`); one that compares rows groups by `source_file` first. The query returns its violators: `source_row`,
 * `field`, `value`; no rows means the rule holds.
 */
export interface Rule {
  readonly code: string;
  readonly sql: string;
  /** Its name in a list, where what it says is too long for one. */
  readonly title?: Text;
  readonly says: Text;
  readonly remedy: Text;
  /** Said, and nothing is refused for it. */
  readonly warns?: true;
}

/** A dataset's contract: the only place that knows its fields. */
export interface Dataset {
  readonly name: string;
  readonly label: Text;
  readonly about: Text;
  /** The official form or rule it follows. */
  readonly clause: string;
  /** Sheet titles and file-name words by which a workbook sheet is recognised. */
  readonly titles: readonly string[];
  readonly fields: readonly Field[];
  /** Columns of which a file must have at least one to say anything at all; by default any beyond the key. */
  readonly values?: readonly string[];
  /** Columns that identify a row; unique within a file. */
  readonly key: readonly string[];
  /** A list, in which a row that stands twice, equal in every cell, says one thing: it counts once. */
  readonly isList?: true;
  /** What to do about rows of one key that people write for a reason of their own, beyond removing them. */
  readonly repeated?: Text;
  /**
   * The columns of which the latest accepted file speaks alone: a later file replaces all rows of each scope it
   * mentions.
   */
  readonly scope: readonly string[];
  /**
   * Whether each project's rows in a file can be judged by themselves: they say nothing of other projects, and no sum
   * runs over several.
   */
  readonly separable?: true;
  /** Fields that may not change once the row's project is approved, for they enter a score or a light. */
  readonly fixedOnceApproved?: readonly string[];
  /** The money column whose sum is shown on receipts, where there is one. */
  readonly amount?: string;
  readonly references?: readonly Reference[];
  /** Datasets whose accepted rows its checks look at beyond those it refers to. */
  readonly consults?: readonly string[];
  readonly rules?: readonly Rule[];
}
