import type { Dataset } from '../../contracts/dataset.ts';
import { departmentEvaluation } from '../../contracts/datasets/department-evaluation.ts';
import { departmentIndicator } from '../../contracts/datasets/department-indicator.ts';
import { indicator } from '../../contracts/datasets/indicator.ts';
import { progress } from '../../contracts/datasets/progress.ts';
import { selfEvaluation } from '../../contracts/datasets/self-evaluation.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Batch } from '../batch.ts';
import { inForce } from './in-force.ts';
import { referredBy } from './links.ts';

const columns = 'indicator_code, indicator_name, level1, direction, target_value, target_high, unit_of_measure';

/** The condition in SQL under which a row, `t`, is of a goal, `i`. */
export const sameGoal =
  'i.fiscal_year = t.fiscal_year AND i.project_code = t.project_code AND i.indicator_code = t.indicator_code';

/** SQL of the goals in force, where the batch needed them. */
const goalsIn = (batch: Batch, own: readonly Dataset[], goals: Dataset, selected: string): string | undefined =>
  referredBy(own).includes(goals)
    ? `SELECT fiscal_year, ${columns}, ${selected} FROM (${inForce(batch, goals)}) g`
    : undefined;

/** SQL of the projects' goals in force. */
export const declaredGoals = (batch: Batch, own: readonly Dataset[]): string | undefined =>
  goalsIn(batch, own, indicator, 'project_code, accumulation');

/** A dataset that says how far goals are reached: SQL of its typed rows, and of the goals that they are of. */
export interface ReportOnGoals {
  readonly dataset: Dataset;
  readonly table: string;
  readonly goals: string;
}

/**
 * The datasets of a batch that say how far goals are reached. A department's rows and goals have its code as their
 * `project_code`, so that one query holds those of projects and departments.
 */
export const reportsOnGoals = (batch: Batch, own: readonly Dataset[]): readonly ReportOnGoals[] =>
  own.flatMap((dataset): readonly ReportOnGoals[] => {
    const typed = ident(typedTable(dataset));
    if (dataset === departmentEvaluation) {
      const goals = goalsIn(batch, own, departmentIndicator, 'department_code AS project_code');
      return goals ? [{ dataset, table: `(SELECT *, department_code AS project_code FROM ${typed})`, goals }] : [];
    }
    const goals = dataset === progress || dataset === selfEvaluation ? declaredGoals(batch, own) : undefined;
    return goals ? [{ dataset, table: typed, goals }] : [];
  });
