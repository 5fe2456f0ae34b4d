import type { ProjectScore } from '../../contracts/marts/rows.ts';
import { type Text, text } from '../../core/language/text.ts';
import type { SiteData } from './data.ts';
import type { PageRows } from './page-rows.ts';
import { paths } from './paths.ts';

/** For whom a site is made: finance, the departments, everyone. */
export const editions = ['internal', 'department', 'public'] as const;
export type Edition = (typeof editions)[number];

const without = <Of extends object>(row: Of, columns: readonly string[]): Of => ({
  ...row,
  ...Object.fromEntries(columns.filter((column) => column in row).map((column) => [column, null])),
});

/** What people wrote, where it was written, and what was held against them: kept from the public. */
const withheld = [
  'explanation',
  'actual_text',
  'measure',
  'reason',
  'cause',
  'source_file',
  'source_sheet',
  'source_row',
  'finding',
  'findings',
  'declared_points',
  'self_score',
  'gap',
  're_score',
  'graded_by',
  'deductions',
  'deduction_points',
  'found_deduction_points',
  'found_deduction_reason',
  'bonus_points',
  'bonus_reason',
  'returned_times',
  'returned_files',
  'self_gap',
  'not_evaluated_reason',
  'refused_file',
];

type Shown = <Of extends { readonly project_code: string | null }>(rows: readonly Of[]) => readonly Of[];

/** Whether a total is other than its rows add to, by what the policy or finance took off or gave. */
const adjusted = (row: ProjectScore): boolean =>
  [row.deduction_points, row.found_deduction_points, row.bonus_points].some((points) => Number(points ?? 0) > 0);

/**
 * A project's score without what would give away what is withheld: a score that is finance's re-evaluation, and the sum
 * of the rows where deductions or a bonus make the total another.
 */
const discreet = (row: ProjectScore): ProjectScore => ({
  ...row,
  ...(row.graded_by === 're_evaluation' ? { total: null, score: null, grade: null } : {}),
  ...(adjusted(row) ? { raw_total: null } : {}),
});

/** The rows of disclosed projects without what is withheld. */
const toAll = (disclosed: readonly string[]): Shown => {
  const open = new Set(disclosed);
  return (rows) => rows.filter((row) => open.has(String(row.project_code))).map((row) => without(row, withheld));
};

const publicPages = (pages: PageRows, shown: Shown): PageRows => ({
  month: async (period) => shown(await pages.month(period)),
  projects: async (codes) => {
    const rows = await pages.projects(codes);
    return {
      monitoring_project: shown(rows.monitoring_project),
      monitoring_indicator: shown(rows.monitoring_indicator),
      evaluation_indicator: shown(rows.evaluation_indicator),
      goal_changes: shown(rows.goal_changes),
    };
  },
});

const publicMarts = (marts: SiteData['marts'], shown: Shown): SiteData['marts'] => {
  return {
    ...marts,
    intake_file: [],
    intake_fault: [],
    reconciliation: [],
    monitoring_notice: [],
    allocation_line: [],
    monitoring_unit: [],
    monitoring_project: shown(marts.monitoring_project),
    evaluation_project: shown(marts.evaluation_project.map(discreet)),
    evaluation_framework: marts.evaluation_framework.map((row) => without(row, withheld)),
    evaluation_department: marts.evaluation_department.map((row) => without(row, withheld)),
    target_achievement: marts.target_achievement.filter(({ level }) => level !== 'unit'),
    fund_balance: marts.fund_balance.filter(({ level }) => level !== 'unit'),
  };
};

/** What an edition is made from: its rows, the pages it does without, and what it says of that. */
export interface Seen {
  readonly data: SiteData;
  readonly hidden: readonly string[];
  readonly leavesOut: Text | null;
  /** Whether only the disclosed projects are listed: then every sentence that counts projects says so. */
  readonly disclosed: boolean;
}

const toDepartments = text(
  '部门版:不含尚未通过的预算安排',
  'Department edition: without proposals that are not adopted yet',
);
const toPublic = text(
  '公开版:项目只列民生和重点项目,部门合计含全部项目',
  'Public edition: only projects of public concern are listed; totals of departments cover all projects',
);

/**
 * The rows an edition may see and the pages it does without. Departments see all but the proposals, which are no one's
 * until adopted; the public sees the totals of departments and the scores of projects of public concern, without
 * explanations, sources, deductions and re-evaluations.
 */
export const editionOf = (data: SiteData, edition: Edition): Seen => {
  if (edition === 'internal') return { data, hidden: [], leavesOut: null, disclosed: false };
  if (edition === 'department')
    return {
      data: { ...data, marts: { ...data.marts, allocation_line: [] } },
      hidden: [paths.allocation],
      leavesOut: toDepartments,
      disclosed: false,
    };
  const shown = toAll(data.disclosed);
  return {
    data: {
      ...data,
      marts: publicMarts(data.marts, shown),
      pages: publicPages(data.pages, shown),
      ownMoney: [],
      reporting: [],
    },
    hidden: [paths.allocation, paths.quality, paths.notices],
    leavesOut: toPublic,
    disclosed: true,
  };
};
