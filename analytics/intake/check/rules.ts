import type { ByProject } from './refused.ts';

/** What an office's policy decides about the files sent to it. */
export interface IntakeRules {
  readonly byProject: ByProject;
  /** Codes of rows that the policy's schemes bring, which nobody declares. */
  readonly measures: ReadonlySet<string>;
  /** Codes of warnings for which a file is refused. */
  readonly refusedWarnings: ReadonlySet<string>;
}

/** Whole files are refused, for faults alone, and every row is declared. */
export const plainRules: IntakeRules = { byProject: new Set(), measures: new Set(), refusedWarnings: new Set() };
