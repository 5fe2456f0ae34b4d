import type { FormContent, PrintedIndicator } from '../../../analytics/forms/content.ts';
import type { Paper } from '../../../analytics/forms/paper.ts';
import { selfEvaluationPaper } from '../../../analytics/forms/papers/self-evaluation.ts';
import { moneyAt, type Project, sumOf } from '../world/types.ts';
import type { Draft } from '../write/draft.ts';
import { wordFor } from '../write/headers.ts';
import { yuan } from './money-text.ts';
import { fictional, type Office } from './office.ts';
import { isForgotten, type SelfResult, selfEvaluate } from './self-results.ts';

const signs = { '>=': '≥', '<=': '≤', '=': '=', '>': '>', '<': '<', qualitative: '' } as const;

const officialTiers = {
  met: '达成预期指标',
  partly: '部分达成预期指标并具有一定效果',
  unmet: '未达成预期指标且效果较差',
} as const;

const pointText = (hundredths: number): string => String(hundredths / 100);

const printed = ({ indicator, points, tier, reason, measure }: SelfResult): PrintedIndicator => {
  const isQualitative = indicator.direction === 'qualitative';
  return {
    level1: wordFor('indicator', 'level1', indicator.level1),
    level2: indicator.level2,
    name: indicator.name,
    target: isQualitative
      ? indicator.targetText
      : `${signs[indicator.direction]}${indicator.target}${indicator.measure}`,
    weight: String(indicator.weight),
    isQualitative,
    actual: isQualitative ? officialTiers[tier] : `${indicator.verified}${indicator.measure}`,
    points: pointText(points),
    reason: [reason, measure].filter((part) => part !== null).join(';'),
  };
};

/** Levels stand together on a form, in the order of their first rows. */
const byLevel = (indicators: readonly PrintedIndicator[]): readonly PrintedIndicator[] =>
  [...Map.groupBy(indicators, ({ level1 }) => level1).values()].flat();

const contentOf = (office: Office, project: Project): FormContent => {
  const { execution, results, total } = selfEvaluate(office, project);
  return {
    fiscalYear: 2025,
    // Half the units know their projects by name alone.
    project: office.chatty ? `${project.code}-${project.name}` : project.name,
    department: project.department.name,
    departmentCode: project.department.code,
    unit: project.unit.name,
    money: {
      initial: yuan(sumOf(project.funds.map(({ initial }) => initial))),
      adjusted: yuan(moneyAt(project, 'adjusted', 12)),
      spent: yuan(moneyAt(project, 'spent', 12)),
      points: pointText(execution),
    },
    goal: project.goal,
    outcome: total >= 9000 ? '已完成年度目标' : '部分完成年度目标',
    indicators: byLevel(results.map(printed)),
    total: pointText(total),
    reportedOn: '2026年2月20日',
  };
};

const paperOf = (office: Office, project: Project): Paper => {
  const paper = selfEvaluationPaper(contentOf(office, project));
  return { ...paper, name: project.name, notes: [...paper.notes, fictional] };
};

/**
 * A department's self-evaluations on the official form: a workbook with a sheet for each project, or a Word document
 * for each.
 */
export const officialSelfEvaluation = (
  office: Office,
  projects: readonly Project[],
  form: 'form-xlsx' | 'form-docx',
): readonly Draft[] => {
  const { department } = office;
  const due = projects.filter((project) => !isForgotten(office, project));
  const common = { form, dataset: 'self-evaluation', department: department.code, period: null, tables: [] } as const;
  const papers = due.map((project) => paperOf(office, project));
  if (form === 'form-xlsx') return [{ ...common, path: `06 自评/${department.name}-项目支出绩效自评表.xlsx`, papers }];
  return due.map((project, index) => ({
    ...common,
    path: `06 自评/${department.name}/${project.code}-自评表.docx`,
    papers: papers.slice(index, index + 1),
  }));
};
