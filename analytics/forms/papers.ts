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

/** Whether a paper is of a whole department, not of a project. */
export const isOfDepartment = (paper: PaperName): boolean => paper.startsWith('department-');

/** The titles under which the forms are known. */
export const paperTitles: Readonly<Record<PaperName, string>> = {
  'goals-2015': '项目支出绩效目标申报表',
  'goals-2011': '财政支出绩效目标申报表',
  'monitoring-2019': '项目支出绩效目标执行监控表',
  'self-evaluation-2020': '项目支出绩效自评表',
  'department-goals': '部门整体支出绩效目标申报表',
  'department-self-evaluation': '部门整体支出绩效自评表',
};

/** The form of that name or title, if there is one. */
export const paperNamed = (written: string): PaperName | undefined =>
  (Object.entries(paperTitles) as [PaperName, string][]).find(
    ([name, title]) => written === name || written === title,
  )?.[0];
