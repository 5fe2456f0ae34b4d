import type { Dataset } from '../../contracts/dataset.ts';
import { indicator } from '../../contracts/datasets/indicator.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import { acceptedTable } from './accepted.ts';
import { referredBy } from './links.ts';
import { stands } from './refused.ts';

/** Datasets that say how far a project's goals are reached. */
export const reportsOnGoals = ['progress', 'self-evaluation'];

/** SQL of the goals of this batch and of what was accepted before, as far as the batch needed them. */
export const declaredGoals = (own: readonly Dataset[]): string | undefined => {
  const columns = `fiscal_year, project_code, indicator_code, indicator_name, level1, direction, target_value,
    target_high, unit_of_measure, accumulation`;
  const rows = [
    ...(own.includes(indicator) ? [`${ident(typedTable(indicator))} t WHERE ${stands(indicator)}`] : []),
    ...(referredBy(own).includes(indicator) ? [ident(acceptedTable(indicator.name))] : []),
  ];
  return rows.length === 0 ? undefined : rows.map((from) => `SELECT ${columns} FROM ${from}`).join(' UNION ALL ');
};
