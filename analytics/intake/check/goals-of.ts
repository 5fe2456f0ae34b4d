import type { Dataset } from '../../contracts/dataset.ts';
import { departmentEvaluation } from '../../contracts/datasets/department-evaluation.ts';
import { departmentIndicator } from '../../contracts/datasets/department-indicator.ts';
import { indicator } from '../../contracts/datasets/indicator.ts';
import { progress } from '../../contracts/datasets/progress.ts';
import { selfEvaluation } from '../../contracts/datasets/self-evaluation.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import { acceptedTable } from './accepted.ts';
import { referredBy } from './links.ts';
import { stands } from './refused.ts';

const columns = 'indicator_code, indicator_name, level1, direction, target_value, target_high, unit_of_measure';

/** Goals of this batch and of what was accepted before, as far as the batch needed them. */
const goalsIn = (own: readonly Dataset[], goals: Dataset, selected: string): string | undefined => {
  const rows = [
    ...(own.includes(goals) ? [`${ident(typedTable(goals))} t WHERE ${stands(goals)}`] : []),
    ...(referredBy(own).includes(goals) ? [ident(acceptedTable(goals.name))] : []),
  ];
  return rows.length === 0
    ? undefined
    : rows.map((from) => `SELECT fiscal_year, ${columns}, ${selected} FROM ${from}`).join(' UNION ALL ');
};

/** SQL of the projects' goals. */
export const declaredGoals = (own: readonly Dataset[]): string | undefined =>
  goalsIn(own, indicator, 'project_code, accumulation');

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
export const reportsOnGoals = (own: readonly Dataset[]): readonly ReportOnGoals[] =>
  own.flatMap((dataset): readonly ReportOnGoals[] => {
    const typed = ident(typedTable(dataset));
    if (dataset === departmentEvaluation) {
      const goals = goalsIn(own, departmentIndicator, 'department_code AS project_code');
      return goals ? [{ dataset, table: `(SELECT *, department_code AS project_code FROM ${typed})`, goals }] : [];
    }
    const goals = dataset === progress || dataset === selfEvaluation ? declaredGoals(own) : undefined;
    return goals ? [{ dataset, table: typed, goals }] : [];
  });
