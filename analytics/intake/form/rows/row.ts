import type { Fault } from '../../fault.ts';
import type { KnownRow } from '../known.ts';

/** A row for a dataset: where it stands on the form, and its cells as text by field. */
export interface FormRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string | null>>;
}

/** What a form speaks of: its row on finance's list, the cells that name it, and the goals declared for it. */
export interface SpokenOf {
  readonly listed: KnownRow;
  readonly cells: Readonly<Record<string, string | null>>;
  readonly declared: readonly KnownRow[];
}

/** What a form gives to one dataset: rows, and the words on the form for its fields. */
export interface FormRows {
  readonly dataset: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly rows: readonly FormRow[];
}

/** Rows and what was found about them. */
export interface Said<Rows> {
  readonly rows: Rows;
  readonly faults: readonly Fault[];
}
