import { marts } from '../contracts/marts/catalogue.ts';
import type { Mart } from '../contracts/marts/mart.ts';
import { ident } from '../core/ident.ts';
import type { Effects } from '../core/ports/effects.ts';
import type { Session } from '../core/ports/engine.ts';
import { AuditError } from './errors.ts';

/** A query whose rows break what must hold of a model. */
export interface Audit {
  readonly name: string;
  readonly model: string;
  readonly path: string;
}

export const audit = (name: string, model: string): Audit => ({ name, model, path: `models/audits/${name}.sql` });

export const audits: readonly Audit[] = [
  audit('intake_files_whole', 'intake_file'),
  audit('monitoring_indicator_in_range', 'monitoring_indicator'),
  audit('monitoring_indicators_all_there', 'monitoring_indicator'),
  audit('monitoring_project_in_range', 'monitoring_project'),
  audit('monitoring_projects_all_there', 'monitoring_project'),
  audit('monitoring_rollup_in_range', 'monitoring_unit'),
  audit('monitoring_departments_add_up', 'monitoring_department'),
  audit('monitoring_references', 'monitoring_notice'),
  audit('monitoring_notices_ordered', 'monitoring_notice'),
  audit('monitoring_funds_add_up', 'monitoring_fund'),
  audit('reconciliation_all_figures', 'reconciliation'),
  audit('evaluation_shares_are_fractions', 'evaluation_indicator'),
  audit('evaluation_points_within_weight', 'evaluation_indicator'),
  audit('evaluation_totals_are_sums', 'evaluation_project'),
  audit('evaluation_projects_complete', 'evaluation_project'),
  audit('evaluation_framework_points', 'evaluation_framework'),
  audit('evaluation_ranks_bounded', 'evaluation_department'),
  audit('allocation_bases_add_up', 'allocation_range'),
  audit('allocation_ranges_ordered', 'allocation_range'),
  audit('allocation_lines_inside_ranges', 'allocation_line'),
  audit('allocation_adds_to_envelope', 'allocation_line'),
];

/** Rows shown with a broken audit. */
const shown = 5;

/** Keys that are NULL or stand on more than one row. */
const keyQuery = ({ name, key }: Pick<Mart, 'name' | 'key'>): string => {
  const columns = key.map(ident).join(', ');
  return `SELECT ${columns}, count(*) AS times FROM ${ident(name)} GROUP BY ${columns} HAVING count(*) > 1 OR ${key.map((column) => `${ident(column)} IS NULL`).join(' OR ')}`;
};

const check = async (session: Session, name: string, model: string, sql: string): Promise<void> => {
  const violators = await session.rows(`SELECT * FROM (${sql}) AS violator LIMIT ${shown}`);
  if (violators.length > 0) throw new AuditError(name, model, violators);
};

/** Runs the audits of these models; throws AuditError with the first rows that break one. */
export const auditMarts = async (
  session: Session,
  asset: Effects['asset'],
  names: ReadonlySet<string>,
): Promise<void> => {
  for (const mart of marts)
    if (names.has(mart.name)) await check(session, `key_${mart.name}`, mart.name, keyQuery(mart));
  for (const { name, model, path } of audits)
    if (names.has(model)) await check(session, name, model, await asset(path));
};

/** Runs every audit after a build; throws AuditError. */
export const runAudits = (session: Session, asset: Effects['asset']): Promise<void> =>
  auditMarts(session, asset, new Set([...marts.map((mart) => mart.name), ...audits.map((each) => each.model)]));
