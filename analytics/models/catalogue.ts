import { datasets } from '../contracts/catalogue.ts';

/** A model: its relation's name, the asset with its SELECT, and whether its rows are kept or worked out when read. Marts are always kept. */
export interface Model {
  readonly name: string;
  readonly path: string;
  readonly kept: 'table' | 'view';
}

const model = (layer: string, name: string, kept: Model['kept'] = 'table'): Model => ({
  name,
  path: `models/${layer}/${name}.sql`,
  kept,
});

const staging: readonly Model[] = datasets.flatMap(({ name }) => {
  const suffix = name.replaceAll('-', '_');
  return [model('staging', `staging_contested_${suffix}`), model('staging', `staging_${suffix}`, 'view')];
});

const register: readonly Model[] = [
  model('register', 'intake_supersession'),
  model('register', 'intake_file'),
  model('register', 'intake_fault'),
];

/** Published figures are held against what was monitored, so these come after it. */
const reconciliation: readonly Model[] = [
  model('reconciliation', 'reconciliation_declared'),
  model('reconciliation', 'reconciliation_measure'),
  model('reconciliation', 'reconciliation'),
];

const monitoring: readonly Model[] = [
  model('monitoring', 'monitoring_month'),
  model('monitoring', 'monitoring_carry'),
  model('monitoring', 'monitoring_head'),
  model('monitoring', 'indicator_child'),
  model('monitoring', 'monitoring_added'),
  model('monitoring', 'monitoring_goal'),
  model('monitoring', 'monitoring_value', 'view'),
  model('monitoring', 'monitoring_indicator'),
  model('monitoring', 'monitoring_money'),
  model('monitoring', 'monitoring_fund'),
  model('reconciliation', 'reconciliation_money'),
  model('monitoring', 'monitoring_rate'),
  model('monitoring', 'monitoring_declared'),
  model('monitoring', 'monitoring_progress'),
  model('monitoring', 'monitoring_project'),
  model('monitoring', 'monitoring_rollup'),
  model('monitoring', 'monitoring_unit'),
  model('monitoring', 'monitoring_department'),
  model('monitoring', 'monitoring_district'),
  model('monitoring', 'monitoring_notice'),
];

const evaluation: readonly Model[] = [
  model('evaluation', 'evaluation_answer'),
  model('evaluation', 'evaluation_basis'),
  model('evaluation', 'evaluation_share'),
  model('evaluation', 'evaluation_execution'),
  model('evaluation', 'evaluation_indicator'),
  model('evaluation', 'evaluation_project'),
  model('evaluation', 'evaluation_framework'),
  model('evaluation', 'evaluation_standing'),
  model('evaluation', 'evaluation_department'),
];

const allocation: readonly Model[] = [
  model('allocation', 'allocation_request'),
  model('allocation', 'allocation_range'),
];

/** Every model, in an order in which each finds what it reads. */
export const models: readonly Model[] = [
  ...staging,
  ...register,
  ...monitoring,
  ...reconciliation,
  ...evaluation,
  ...allocation,
];
