import type { FormContent } from './content.ts';
import type { Paper } from './paper.ts';
import { departmentGoalsPaper, departmentSelfEvaluationPaper } from './papers/department.ts';
import { goals2011Paper, goals2015Paper } from './papers/goals.ts';
import { monitoringPaper } from './papers/monitoring.ts';
import { selfEvaluationPaper } from './papers/self-evaluation.ts';

/** The official forms that can be written, by the name of the layout that reads them. */
export const papers = {
  'goals-2015': goals2015Paper,
  'goals-2011': goals2011Paper,
  'monitoring-2019': monitoringPaper,
  'self-evaluation-2020': selfEvaluationPaper,
  'department-goals': departmentGoalsPaper,
  'department-self-evaluation': departmentSelfEvaluationPaper,
} as const satisfies Readonly<Record<string, (content: FormContent) => Paper>>;

export type PaperName = keyof typeof papers;

/** True for the name of a form that can be written. */
export const isPaper = (name: string): name is PaperName => name in papers;
