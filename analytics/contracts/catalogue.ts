import type { Dataset } from './dataset.ts';
import { approval } from './datasets/approval.ts';
import { controlFigure } from './datasets/control-figure.ts';
import { departmentEvaluation } from './datasets/department-evaluation.ts';
import { departmentFact } from './datasets/department-fact.ts';
import { departmentIndicator } from './datasets/department-indicator.ts';
import { execution } from './datasets/execution.ts';
import { formName } from './datasets/form-name.ts';
import { indicator } from './datasets/indicator.ts';
import { organisation } from './datasets/organisation.ts';
import { priorYear } from './datasets/prior-year.ts';
import { progress } from './datasets/progress.ts';
import { project } from './datasets/project.ts';
import { projectFact } from './datasets/project-fact.ts';
import { reEvaluation } from './datasets/re-evaluation.ts';
import { request } from './datasets/request.ts';
import { selfEvaluation } from './datasets/self-evaluation.ts';
import { unitBalance } from './datasets/unit-balance.ts';

/** Every dataset, in the order in which their references can be met. */
export const datasets: readonly Dataset[] = [
  organisation,
  project,
  formName,
  indicator,
  approval,
  execution,
  unitBalance,
  progress,
  departmentFact,
  departmentIndicator,
  departmentEvaluation,
  projectFact,
  selfEvaluation,
  reEvaluation,
  request,
  priorYear,
  controlFigure,
];

/** The dataset of that name, or undefined where there is none. */
export const datasetNamed = (name: string): Dataset | undefined => datasets.find((dataset) => dataset.name === name);

/** The table a dataset has in the lake: `self-evaluation` → `lake_self_evaluation`. */
export const lakeTable = (dataset: Pick<Dataset, 'name'>): string => `lake_${dataset.name.replaceAll('-', '_')}`;
