import { indicator } from '../../contracts/datasets/indicator.ts';
import { ident } from '../../core/ident.ts';
import { acceptedOrder, everTable } from './accepted.ts';
import { differs, sameProject } from './goal-differs.ts';

const goals = ident(everTable(indicator.name));

/** Goals of the projects that an adjustment was approved of, as each accepted file states them. */
const stated = `SELECT a.*, o.place, o.accepted,
  max(a.weight) OVER (PARTITION BY a.source_file, a.fiscal_year, a.project_code) AS weighs
FROM ${goals} a JOIN ${acceptedOrder} o ON o.source_file = a.source_file
WHERE (a.fiscal_year, a.project_code) IN (SELECT (fiscal_year, project_code) FROM adjusted)`;

/** Which goals followed on which. A file that was accepted after its own correction was never in force. */
const followed = `SELECT fiscal_year, project_code, source_file, accepted, lag(source_file) OVER (
    PARTITION BY fiscal_year, project_code ORDER BY accepted) AS file_before
FROM (SELECT DISTINCT fiscal_year, project_code, source_file, place, accepted FROM stated_goal) v
WHERE NOT EXISTS (SELECT 1 FROM stated_goal w
  WHERE ${sameProject('w', 'v')} AND w.accepted < v.accepted AND w.place > v.place)`;

const besides = (rows: string, others: string, isNone: string): string => `EXISTS (SELECT 1 FROM stated_goal ${rows}
    WHERE ${rows}.source_file = v.${rows === 't' ? 'source_file' : 'file_before'} AND ${sameProject(rows, 'v')}
      AND NOT EXISTS (SELECT 1 FROM stated_goal ${others}
        WHERE ${others}.source_file = v.${others === 't' ? 'source_file' : 'file_before'} AND ${sameProject(others, 'v')}
          AND ${others}.indicator_code = ${rows}.indicator_code${isNone}))`;

/** When goals that were approved changed. */
const changed = `SELECT v.fiscal_year, v.project_code, v.accepted FROM followed v
WHERE v.file_before IS NOT NULL
  AND v.accepted > (SELECT min(d.accepted) FROM decided d
    WHERE ${sameProject('d', 'v')} AND d.decision = 'approved' AND NOT d.withdrawn)
  AND (${besides('t', 'g', ` AND NOT (${differs})`)}
    OR ${besides('g', 't', '')})`;

/** Changes and adjustments of a project's goals one after the other; those of this batch come last. */
const history = `SELECT *, is_change AND NOT coalesce(lag(is_change) OVER one_by_one, FALSE) AS begins,
  max(CASE WHEN is_change THEN accepted END) OVER (PARTITION BY fiscal_year, project_code) AS last_change
FROM (SELECT *, FALSE AS withdrawn, TRUE AS is_change FROM changed UNION ALL SELECT *, FALSE FROM adjusted) step
WINDOW one_by_one AS (PARTITION BY fiscal_year, project_code ORDER BY accepted)`;

/**
 * Tables of a WITH, the last of them `reopened`: projects of which an adjustment is approved that no change has used
 * yet. They need the table `decided`, of every decision on goals. A change uses up all adjustments accepted before it; where none
 * was, as in a delivery that brings goals and then their adjustment, it uses the first after it.
 */
export const reopened = `adjusted AS MATERIALIZED (
  SELECT fiscal_year, project_code, coalesce(accepted, 9223372036854775807) AS accepted, bool_and(withdrawn) AS withdrawn
  FROM decided WHERE decision = 'approved' AND kind = 'adjustment' GROUP BY ALL),
stated_goal AS MATERIALIZED (${stated}),
followed AS MATERIALIZED (${followed}),
changed AS MATERIALIZED (${changed}),
history AS (${history}),
reopened AS (
  SELECT fiscal_year, project_code FROM history GROUP BY fiscal_year, project_code
  HAVING count(*) FILTER (WHERE NOT is_change AND NOT withdrawn AND accepted > coalesce(last_change, 0))
    > greatest(0, count(*) FILTER (WHERE begins)
      - count(*) FILTER (WHERE NOT is_change AND accepted < last_change)))`;
