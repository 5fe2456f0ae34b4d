import { allocationLine, allocationRange } from './allocation.ts';
import { fundBalance } from './balance.ts';
import { evaluationDepartment, evaluationFramework, evaluationIndicator, evaluationProject } from './evaluation.ts';
import { intakeFault, intakeFile, reconciliation } from './intake.ts';
import type { Mart, MartRow } from './mart.ts';
import {
  monitoringDepartment,
  monitoringDistrict,
  monitoringIndicator,
  monitoringNotice,
  monitoringProject,
  monitoringUnit,
} from './monitoring.ts';
import { targetAchievement } from './target.ts';

const published = [
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
  targetAchievement,
  fundBalance,
  allocationRange,
  allocationLine,
] as const satisfies readonly Mart[];

/** Every mart that a run publishes, in reading order. */
export const marts: readonly Mart[] = published;

type Published = (typeof published)[number];

/** The name of a published mart. */
export type MartName = Published['name'];

/** The rows of a published mart by its name. */
export type RowsOf = { readonly [Name in MartName]: MartRow<Extract<Published, { readonly name: Name }>> };
