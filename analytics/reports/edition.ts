import type { Row } from '../ports/engine.ts';
import type { SiteData, SiteMart } from './data.ts';
import { paths } from './paths.ts';

/** For whom a site is made: finance, the departments, everyone. */
export const editions = ['internal', 'department', 'public'] as const;
export type Edition = (typeof editions)[number];

const without = (row: Row, columns: readonly string[]): Row => ({
  ...row,
  ...Object.fromEntries(columns.filter((column) => column in row).map((column) => [column, null])),
});

/** What people wrote and where it was written: kept from the public. */
const withheld = [
  'explanation',
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
  'self_gap',
];

const publicMarts = ({ marts, disclosed }: SiteData): SiteData['marts'] => {
  const open = new Set(disclosed);
  const shown = (mart: SiteMart): readonly Row[] => marts[mart].filter((row) => open.has(String(row.project_code))).map((row) => without(row, withheld));
  return {
    ...marts,
    intake_file: [],
    intake_fault: [],
    reconciliation: [],
    monitoring_notice: [],
    allocation_line: [],
    monitoring_unit: [],
    monitoring_project: shown('monitoring_project'),
    monitoring_indicator: shown('monitoring_indicator'),
    evaluation_project: shown('evaluation_project'),
    evaluation_indicator: shown('evaluation_indicator'),
    evaluation_department: marts.evaluation_department.map((row) => without(row, withheld)),
  };
};

/**
 * The rows an edition may see and the pages it does without. Departments see all but the proposals, which are no one's until adopted;
 * the public sees the totals of departments and the scores of projects of public concern, without explanations and sources.
 */
export const editionOf = (data: SiteData, edition: Edition): { readonly data: SiteData; readonly hidden: readonly string[] } => {
  if (edition === 'internal') return { data, hidden: [] };
  if (edition === 'department') return { data: { ...data, marts: { ...data.marts, allocation_line: [] } }, hidden: [paths.allocation] };
  return { data: { ...data, marts: publicMarts(data), reporting: [] }, hidden: [paths.allocation, paths.quality, paths.notices] };
};
