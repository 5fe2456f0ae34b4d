/** What makes a goal what it is; its name and notes may be put in other words. */
export const fixed = ['direction', 'target_value', 'target_high', 'target_date', 'unit_of_measure', 'weight'];

export const sameProject = (a: string, b: string): string =>
  `${a}.fiscal_year = ${b}.fiscal_year AND ${a}.project_code = ${b}.project_code`;

/** A target that was written as a share and now stands in per cent is the same goal (share_times). */
const putRight = (field: string): string =>
  `(t.${field} IS NOT DISTINCT FROM 100 * g.${field} AND may_be_share(g.direction, g.unit_of_measure, g.target_value, g.target_high))`;

const isOther = (field: string): string => `t.${field} IS DISTINCT FROM g.${field}`;

/**
 * The condition in SQL under which an indicator, `t`, is another goal than it was, `g`. Where no row of `g` weighed
 * anything (`weighs` is the most that one did), weights are filled in and not changed.
 */
export const differs = fixed
  .map((field) => {
    if (field === 'weight') return `(g.weighs > 0 AND ${isOther(field)})`;
    return field === 'target_value' || field === 'target_high'
      ? `(${isOther(field)} AND NOT ${putRight(field)})`
      : isOther(field);
  })
  .join(' OR ');
