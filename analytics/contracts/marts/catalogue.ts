import { allocationLine, allocationRange } from './allocation.ts';
import { evaluationDepartment, evaluationFramework, evaluationIndicator, evaluationProject } from './evaluation.ts';
import { intakeFault, intakeFile, reconciliation } from './intake.ts';
import type { Mart } from './mart.ts';
import {
  monitoringDepartment,
  monitoringDistrict,
  monitoringIndicator,
  monitoringNotice,
  monitoringProject,
  monitoringUnit,
} from './monitoring.ts';

/** Every mart that a run publishes, in reading order. */
export const marts: readonly Mart[] = [
  intakeFile,
  intakeFault,
  reconciliation,
  monitoringIndicator,
  monitoringProject,
  monitoringUnit,
  monitoringDepartment,
  monitoringDistrict,
  monitoringNotice,
  evaluationIndicator,
  evaluationProject,
  evaluationFramework,
  evaluationDepartment,
  allocationRange,
  allocationLine,
];
