import type { RowsOf } from '../../contracts/marts/catalogue.ts';
import type { Period } from '../../core/period.ts';
import type { GoalChange } from './goal-change.ts';

/** A mart whose rows only the pages of their projects show. */
export type OwnMart = 'monitoring_project' | 'monitoring_indicator' | 'evaluation_indicator';

/**
 * What the pages of some projects show: their months, their indicators in the last period and how those were scored,
 * and what approved adjustments changed in their goals.
 */
export type ProjectRows = { readonly [Name in OwnMart]: readonly RowsOf[Name][] } & {
  readonly goal_changes: readonly GoalChange[];
};

/**
 * The rows that only one page or a few show; they are read as those are written, so that no site has to fit into
 * memory.
 */
export interface PageRows {
  /** `monitoring_project` of one period. */
  month(period: Period): Promise<ProjectRows['monitoring_project']>;
  /** The rows of these projects, which are given in the order of their codes. */
  projects(codes: readonly string[]): Promise<ProjectRows>;
}
