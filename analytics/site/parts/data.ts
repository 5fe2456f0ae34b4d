import type { RowsOf } from '../../contracts/marts/catalogue.ts';
import type { Policy } from '../../policy/schema.ts';
import type { RunFacts } from '../../run/record.ts';
import type { OwnMoney } from './own-money.ts';
import type { PageRows } from './page-rows.ts';

/** The marts whose rows all pages share, by their names. */
export const siteMarts = [
  'intake_file',
  'intake_fault',
  'reconciliation',
  'monitoring_project',
  'monitoring_unit',
  'monitoring_department',
  'monitoring_district',
  'monitoring_notice',
  'evaluation_project',
  'evaluation_framework',
  'evaluation_department',
  'target_achievement',
  'fund_balance',
  'allocation_line',
] as const;

export type SiteMart = (typeof siteMarts)[number];

/** How many indicators a department had to report in a period, and how many it did. */
export interface Reporting {
  readonly period: string;
  readonly department_code: string;
  readonly indicators: number;
  readonly reported: number;
}

/**
 * Everything a site is made of: the run, its policy and the rows of its marts as the engine gives them.
 * `monitoring_project` and `monitoring_unit` hold the last period only; the other monitoring marts hold every period in
 * order.
 */
export interface SiteData {
  readonly run: RunFacts;
  readonly policy: Policy;
  readonly marts: { readonly [Name in SiteMart]: readonly RowsOf[Name][] };
  /** The rows that single pages show. */
  readonly pages: PageRows;
  /** How often a project's money was not reported in a month. */
  readonly unreported: number;
  /** How many indicators each department had to report in each period and how many it did. */
  readonly reporting: readonly Reporting[];
  /** Codes of the projects of public concern, whose results are disclosed. */
  readonly disclosed: readonly string[];
  /** The initial budget each project declared, by its code, in exact yuan. */
  readonly initialAmounts: ReadonlyMap<string, string>;
  readonly ownMoney: readonly OwnMoney[];
  /** Files of which at least one row is in force; of the other accepted ones later files have taken over everything. */
  readonly inForce: ReadonlySet<string>;
  /** The department of each file whose rows in force are all of one department, by the file's id. */
  readonly ownFiles: ReadonlyMap<string, string>;
}
