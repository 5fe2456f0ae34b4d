import { datasets } from '../contracts/catalogue.ts';
import { reEvaluation } from '../contracts/datasets/re-evaluation.ts';
import { selfEvaluation } from '../contracts/datasets/self-evaluation.ts';
import type { IntakeRules } from '../intake/check/rules.ts';
import type { Policy } from './schema.ts';

const evaluations = [selfEvaluation, reEvaluation];
const apart: Readonly<Record<Policy['settings']['refusal']['value'], readonly { readonly name: string }[]>> = {
  file: [],
  project_in_evaluation: evaluations,
  project: datasets.filter(({ separable }) => separable),
};

/** Names of the datasets in which the policy refuses a project at fault by itself, and not the file. */
const refusedByProject = ({ settings }: Pick<Policy, 'settings'>): ReadonlySet<string> =>
  new Set(apart[settings.refusal.value].map(({ name }) => name));

/** Codes of the rows that the policy's schemes compute or have judged, of projects and of whole departments. */
const measureCodes = ({
  schemes,
  department_schemes,
}: Pick<Policy, 'schemes' | 'department_schemes'>): ReadonlySet<string> =>
  new Set(
    [
      ...schemes.flatMap(({ computed }) => computed ?? []),
      ...department_schemes.flatMap(({ computed, judged }) => [...computed, ...judged]),
    ].map(({ code }) => code),
  );

/** What the policy decides about the files sent to the office. */
export const intakeRules = (policy: Policy): IntakeRules => ({
  byProject: refusedByProject(policy),
  measures: measureCodes(policy),
  refusedWarnings: new Set(policy.refused_warnings?.map(({ code }) => code)),
});
