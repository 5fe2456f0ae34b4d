import { indicator } from '../../contracts/datasets/indicator.ts';

/** What makes a goal what it is; its name and notes may be put in other words. */
export const fixed = indicator.fixedOnceApproved ?? [];

export const sameProject = (a: string, b: string): string =>
  `${a}.fiscal_year = ${b}.fiscal_year AND ${a}.project_code = ${b}.project_code`;

/** A target that was written as a share and now stands in per cent is the same goal (share_times). */
const putRight = (field: string): string =>
  `(t.${field} IS NOT DISTINCT FROM 100 * g.${field} AND may_be_share(g.direction, g.unit_of_measure, g.target_value, g.target_high))`;

const isOther = (field: string): string => `t.${field} IS DISTINCT FROM g.${field}`;

/** 数量 and 数量指标 are one; an empty cell says nothing. */
const isOtherLevel = (field: string): string => {
  const bare = (row: string): string => `regexp_replace(trim(${row}.${field}), '指标$', '')`;
  return `coalesce(${bare('t')} <> ${bare('g')}, FALSE)`;
};

const comparisons: Readonly<Record<string, string>> = {
  level2: isOtherLevel('level2'),
  target_value: `${isOther('target_value')} AND NOT ${putRight('target_value')}`,
  target_high: `${isOther('target_high')} AND NOT ${putRight('target_high')}`,
  // Where no row of `g` weighed anything, weights are filled in and not changed.
  weight: `g.weighs > 0 AND ${isOther('weight')}`,
  scoring: `nullif(trim(t.scoring), '') IS DISTINCT FROM nullif(trim(g.scoring), '')`,
};

/** The condition in SQL under which an indicator, `t`, says something else in a field than it did, `g`. */
export const fieldDiffers = (field: string): string => `(${comparisons[field] ?? isOther(field)})`;

/** The condition in SQL under which it is another goal; `weighs` is the most that a row of `g` weighed. */
export const differs = fixed.map(fieldDiffers).join(' OR ');
