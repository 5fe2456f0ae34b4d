import { datasets } from '../contracts/catalogue.ts';
import type { Effects } from '../core/ports/effects.ts';
import { ModelHeadError } from './errors.ts';
import { type Head, parseHead } from './head.ts';

/** A model: its relation's name, the asset with its SQL, and what its head says. Marts are always kept. */
export interface Model extends Head {
  readonly name: string;
  readonly path: string;
  readonly sql: string;
}

/** Every model by the folder it stands in; the order in which they are computed follows from their inputs. */
export const modelNames: Readonly<Record<string, readonly string[]>> = {
  staging: datasets.flatMap(({ name }) => {
    const suffix = name.replaceAll('-', '_');
    return [`staging_contested_${suffix}`, `staging_${suffix}`];
  }),
  register: [
    'approval_return',
    'goal_adjustment',
    'intake_fault',
    'intake_file',
    'intake_supersession',
    'self_evaluation_dropped',
    'self_evaluation_first',
    'self_evaluation_scaled',
  ],
  monitoring: [
    'indicator_child',
    'monitoring_added',
    'monitoring_amount',
    'monitoring_carry',
    'monitoring_curve',
    'monitoring_declared',
    'monitoring_department',
    'monitoring_district',
    'monitoring_fund',
    'monitoring_goal',
    'monitoring_head',
    'monitoring_indicator',
    'monitoring_money',
    'monitoring_month',
    'monitoring_notice',
    'monitoring_plan',
    'monitoring_progress',
    'monitoring_project',
    'monitoring_rate',
    'monitoring_rollup',
    'monitoring_unit',
    'monitoring_value',
  ],
  balance: ['fund_balance'],
  reconciliation: [
    'reconciliation',
    'reconciliation_declared',
    'reconciliation_measure',
    'reconciliation_money',
    'reconciliation_target',
  ],
  evaluation: [
    'evaluation_answer',
    'evaluation_basis',
    'evaluation_department',
    'evaluation_department_answer',
    'evaluation_department_fact',
    'evaluation_department_scheme',
    'evaluation_execution',
    'evaluation_fact',
    'evaluation_form',
    'evaluation_framework',
    'evaluation_indicator',
    'evaluation_mark',
    'evaluation_measure',
    'evaluation_money',
    'evaluation_part',
    'evaluation_project',
    'evaluation_row',
    'evaluation_scheme',
    'evaluation_scoring',
    'evaluation_self',
    'evaluation_share',
    'evaluation_standing',
  ],
  target: ['target_achievement', 'target_result', 'target_standing'],
  allocation: ['allocation_range', 'allocation_request'],
};

/**
 * Models so that each stands after those it reads, else as they come. Throws ModelHeadError where some read each other
 * in a circle.
 */
export const inOrder = <M extends Pick<Model, 'name' | 'inputs'>>(models: readonly M[]): readonly M[] => {
  const ordered: M[] = [];
  let waiting = models;
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ name }) => name));
    const isReady = ({ inputs }: M): boolean => !inputs.some((input) => names.has(input));
    const ready = waiting.filter(isReady);
    if (ready.length === 0) throw new ModelHeadError([...names].join(', '), 'read each other in a circle');
    ordered.push(...ready);
    waiting = waiting.filter((model) => !isReady(model));
  }
  return ordered;
};

/** Reads every model, in an order in which each finds what it reads. Throws ModelHeadError. */
export const readModels = async (asset: Effects['asset']): Promise<readonly Model[]> => {
  const read = async (layer: string, name: string): Promise<Model> => {
    const path = `models/${layer}/${name}.sql`;
    const sql = await asset(path);
    return { name, path, sql, ...parseHead(name, sql) };
  };
  const listed = Object.entries(modelNames).flatMap(([layer, names]) => names.map((name) => read(layer, name)));
  return inOrder(await Promise.all(listed));
};
