import { unlisted } from '../contracts/codes.ts';
import type { DistrictMonth } from '../contracts/marts/rows.ts';
import type { Row, Session } from '../core/ports/engine.ts';

/** The few figures a run ends with. */
export interface Headline {
  /** The district's row of the last period. */
  readonly district: DistrictMonth;
  /**
   * Projects per grade, `ungraded` those that are not evaluated; empty where there is no evaluation, as in a year that
   * is not closed.
   */
  readonly grades: readonly Row[];
  /** Sum allocated and lines; null where nothing was allocated. */
  readonly allocation: Row | null;
  /** Departments with goals to report on and not one value reported for the last period, by code. */
  readonly silent: readonly string[];
  /** The same by name. */
  readonly silentNames: readonly string[];
  /** Projects whose light is their money's alone, no goal of theirs having been reported for the month. */
  readonly moneyOnly: number;
  /** Figures published elsewhere, counted by source and result. */
  readonly reconciliation: readonly Row[];
  /** Those that differ for a reason that the policy names, and those that differ for none. */
  readonly differences: readonly Row[];
}

/** The run has no row of the district for the month it is said to run to. */
export class MonthMissingError extends Error {
  override readonly name = 'MonthMissingError';
  constructor(through: string) {
    super(`no row of monitoring_district for ${through}`);
  }
}

const silentDepartments = `SELECT silent.department_code, department.department_name FROM (
  SELECT department_code FROM monitoring_indicator WHERE period = $through AND department_code <> '${unlisted}'
  GROUP BY department_code HAVING count(CASE WHEN age_in_periods = 0 THEN 1 END) = 0) AS silent
LEFT JOIN monitoring_department AS department
  ON department.department_code = silent.department_code AND department.period = $through
ORDER BY silent.department_code`;

const moneyOnly = `SELECT count(*) AS projects FROM monitoring_project
WHERE period = $through AND goal_light = 'missing' AND money_light <> 'missing'`;

/** Reads the headline off a built run. */
export const headlineOf = async (session: Session, through: string): Promise<Headline> => {
  const [district] = (await session.rows('SELECT * FROM monitoring_district WHERE period = $through', {
    through,
  })) as readonly unknown[] as readonly DistrictMonth[];
  const [allocation] = await session.rows(
    'SELECT count(*) AS lines, sum(allocated_amount) AS allocated_amount, max(fiscal_year) AS fiscal_year FROM allocation_line',
  );
  if (!district) throw new MonthMissingError(through);
  const silent = await session.rows(silentDepartments, { through });
  return {
    district,
    grades: await session.rows(
      "SELECT coalesce(grade, 'ungraded') AS grade, count(*) AS projects FROM evaluation_project GROUP BY 1 ORDER BY 1",
    ),
    allocation: allocation?.lines ? allocation : null,
    silent: silent.map((row) => String(row.department_code)),
    silentNames: silent.map((row) => String(row.department_name ?? row.department_code)),
    moneyOnly: Number((await session.rows(moneyOnly, { through }))[0]?.projects ?? 0),
    reconciliation: await session.rows(
      'SELECT kind, state, count(*) AS figures FROM reconciliation GROUP BY kind, state ORDER BY kind, state',
    ),
    differences: await session.rows(
      "SELECT * FROM reconciliation WHERE state NOT IN ('exact', 'rounding') ORDER BY state, kind, period, level, key_code, measure",
    ),
  };
};
