import type { FieldWords } from '../words/field-words.ts';

/** What happens in a department in the fictional year; repeated in the planted list. */
export type Story =
  | 'steady'
  | 'late'
  | 'misses-a-month'
  | 'misses-four'
  | 'restates'
  | 'sends-twice'
  | 'overspends'
  | 'underspends'
  | 'money-ahead'
  | 'low-targets'
  | 'adjusts'
  | 'red-autumn'
  | 'impossible'
  | 'inflates'
  | 'no-reasons'
  | 'unit-slip';

/** How a department fills in and sends its monthly forms. */
export type Habit = 'monthly-form' | 'quarter-table' | 'quarter-sheets' | 'gb18030-csv' | 'utf8-csv';

export interface Unit {
  readonly code: string;
  readonly name: string;
}

export interface Department {
  readonly code: string;
  readonly name: string;
  readonly group: string;
  readonly field: FieldWords;
  readonly units: readonly Unit[];
  readonly story: Story;
  readonly habit: Habit;
  readonly size: number;
}

export interface Indicator {
  readonly code: string;
  readonly name: string;
  readonly level1: 'cost' | 'output' | 'benefit' | 'satisfaction';
  readonly level2: string;
  readonly direction: '>=' | '<=' | '=' | '>' | '<' | 'qualitative';
  /** Null for a qualitative indicator. */
  readonly target: number | null;
  readonly targetText: string;
  readonly measure: string;
  readonly decimals: number;
  readonly weight: number;
  readonly flow: boolean;
  readonly core: boolean;
  /** Declared cumulative plan to March, June and September; null for a straight line. */
  readonly plan: readonly [number, number, number] | null;
  /**
   * True cumulative value or level at the end of each month; for a qualitative indicator the share of its weight it
   * earns.
   */
  readonly values: readonly number[];
  /**
   * The value that stands after the year-end check, as the self-evaluation gives it; December's report was a little
   * hopeful.
   */
  readonly verified: number;
}

export interface Fund {
  readonly source: string;
  readonly kind: 'current' | 'carryover';
  readonly line: string;
  readonly initial: bigint;
  /** Adjusted budget and spending to date in fen, January to December. */
  readonly adjusted: readonly bigint[];
  readonly spent: readonly bigint[];
}

/** How a project is meant to stand at mid-year and to be graded at year end; what it becomes is up to the models. */
export interface Aim {
  readonly grade: 'excellent' | 'good' | 'medium' | 'poor';
  readonly light: 'green' | 'yellow' | 'red' | 'blue';
}

export interface Project {
  readonly code: string;
  readonly name: string;
  readonly department: Department;
  readonly unit: Unit;
  readonly type: 'staff' | 'operation' | 'specific';
  readonly statutory: boolean;
  readonly concern: boolean;
  readonly functionCode: string;
  readonly responsible: string;
  readonly basis: string;
  readonly goal: string;
  readonly aim: Aim;
  readonly funds: readonly Fund[];
  readonly indicators: readonly Indicator[];
}

export interface World {
  readonly departments: readonly Department[];
  readonly projects: readonly Project[];
}

export const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

/** A project's adjusted budget or spending at the end of a month (1–12), over all its funds. */
export const moneyAt = (project: Project, what: 'adjusted' | 'spent', month: number): bigint =>
  sumOf(project.funds.map((fund) => fund[what][month - 1] ?? 0n));
