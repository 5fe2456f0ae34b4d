import type { Dataset } from '../../contracts/dataset.ts';
import { approval } from '../../contracts/datasets/approval.ts';
import { indicator } from '../../contracts/datasets/indicator.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, partOfRow, partsOf } from '../batch.ts';
import { byName, dayOfName, isSentLater } from '../input-files.ts';
import { acceptedInForce, acceptedTable } from './accepted.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { decided, nameApprovals } from './goal-decisions.ts';
import { differs, fixed, sameProject } from './goal-differs.ts';
import { reopened } from './goals-reopened.ts';
import { ofTypedRows, refuseRows, stands } from './refused.ts';

const [goals, typedGoals] = [ident(acceptedTable(indicator.name)), ident(typedTable(indicator))];
const approvals = ident(acceptedTable(approval.name));

/** Files of this batch by their names: which of them comes first, and the day that a name begins with. */
const named = 'goal_files';

const columns = ['fiscal_year', 'project_code', 'indicator_code', 'indicator_name', ...fixed].join(', ');

/**
 * The goals that others are held against: those accepted before, else the first of this batch, by name and not by
 * chance of order. `base` is the batch's file that they stand in.
 */
const held = `SELECT *, max(weight) OVER (PARTITION BY fiscal_year, project_code) AS weighs FROM (
SELECT ${columns}, CAST(-1 AS BIGINT) AS base FROM (${acceptedInForce(indicator)}) earlier
UNION ALL
SELECT ${columns}, source_file FROM (
  SELECT t.*, CAST(n.place AS BIGINT) AS place FROM ${typedGoals} t JOIN ${named} n ON n.source_file = CAST(t.source_file AS VARCHAR)
  WHERE ${stands(indicator)} AND NOT EXISTS (SELECT 1 FROM ${goals} a WHERE ${sameProject('a', 't')})
  QUALIFY place = min(place) OVER (PARTITION BY t.fiscal_year, t.project_code)) fresh) each_goal`;

/**
 * Approved projects whose goals may not change: there is no adjustment that was not used yet. Where goals and approval
 * come together, nothing but their own words says which was first: goals once returned may change, and so may those
 * whose name says that they came by the day of approval.
 */
const closed = `SELECT g.fiscal_year, g.project_code, min(g.base) AS base,
  CASE WHEN min(g.base) >= 0 OR bool_and(d.accepted IS NULL) THEN min(d.approved_on) END AS approved_on
FROM held g JOIN decided d ON ${sameProject('d', 'g')} AND d.decision = 'approved' AND NOT d.withdrawn
WHERE NOT EXISTS (SELECT 1 FROM reopened a WHERE ${sameProject('a', 'g')})
  AND NOT EXISTS (SELECT 1 FROM decided r WHERE ${sameProject('r', 'g')} AND r.decision = 'returned'
    AND NOT r.withdrawn AND (g.base >= 0 OR NOT EXISTS (SELECT 1 FROM decided e
      WHERE ${sameProject('e', 'g')} AND e.decision = 'approved' AND NOT e.withdrawn AND e.accepted IS NOT NULL)))
GROUP BY g.fiscal_year, g.project_code`;

const shown = (row: string): string =>
  `concat_ws(' ', ${row}.direction, ${row}.target_value, ${row}.target_high, ${row}.target_date, ${row}.unit_of_measure, '/', ${row}.weight)`;

/**
 * Rows of a file that change, add or leave out an indicator of a closed project. What was refused already is held
 * against goals accepted before, so that all reasons are told at once, but not against another file of its delivery.
 */
const violators = (hasApprovals: boolean): string => `WITH held AS MATERIALIZED (${held}), ${decided(hasApprovals)},
${reopened},
closed AS (${closed}), sent AS (
  SELECT t.* FROM ${typedGoals} t JOIN closed c ON ${sameProject('c', 't')}
  JOIN ${named} n ON n.source_file = CAST(t.source_file AS VARCHAR)
  WHERE (c.base < 0 OR ${stands(indicator)}) AND NOT coalesce(CAST(n.day AS DATE) <= c.approved_on, FALSE)
    AND NOT EXISTS (SELECT 1 FROM held b WHERE ${sameProject('b', 't')} AND b.base = t.source_file))
SELECT t.source_row, t.indicator_code AS value, t.indicator_name AS named, ${shown('g')} AS was, ${shown('t')} AS wanted
FROM sent t JOIN held g ON ${sameProject('g', 't')} AND g.indicator_code = t.indicator_code
WHERE ${differs}
UNION ALL
SELECT t.source_row, t.indicator_code, t.indicator_name, '', ${shown('t')}
FROM sent t
WHERE NOT EXISTS (SELECT 1 FROM held g WHERE ${sameProject('g', 't')} AND g.indicator_code = t.indicator_code)
UNION ALL
SELECT min(t.source_row), g.indicator_code, g.indicator_name, ${shown('g')}, ''
FROM sent t JOIN held g ON ${sameProject('g', 't')}
WHERE NOT EXISTS (SELECT 1 FROM ${typedGoals} k WHERE k.source_file = t.source_file AND ${sameProject('k', 'g')}
  AND k.indicator_code = g.indicator_code)
GROUP BY t.source_file, g.indicator_code, g.indicator_name, g.direction, g.target_value, g.target_high, g.target_date,
  g.unit_of_measure, g.weight`;

/** Loads which goals of a batch come first by their names. */
const nameGoals = async (session: Session, { files }: Batch): Promise<void> => {
  const speaking = files.filter(({ parts }) => parts.some(({ dataset }) => dataset.name === indicator.name));
  const inOrder = speaking.toSorted(
    (a, b) => Number(isSentLater(a.name)) - Number(isSentLater(b.name)) || byName(a, b),
  );
  await session.loadText(
    named,
    ['source_file', 'place', 'day'],
    inOrder.map(({ number, name }, place) => [String(number), String(place), dayOfName(name)]),
  );
};

/**
 * Faults of goals that change after they were approved (财预〔2015〕88号): a target halved in December would make a poor
 * project a good one. An approved adjustment lets them change once. It holds within a delivery as between two: of goals
 * that come with their approval the first by name is what was approved.
 */
export const goalsFixed = async (
  session: Session,
  batch: Batch,
  own: readonly Dataset[],
): Promise<readonly Found[]> => {
  if (!own.some(({ name }) => name === indicator.name)) return [];
  const hasApprovals = own.some(({ name }) => name === approval.name);
  // Most goals come before anything is approved.
  const isApproved = `SELECT 1 FROM ${approvals} WHERE decision = 'approved' LIMIT 1`;
  if (!hasApprovals && (await session.rows(isApproved)).length === 0) return [];
  const parts = partsOf(batch.files);
  await nameGoals(session, batch);
  await nameApprovals(session, hasApprovals);
  const query = violators(hasApprovals);
  const rows = await session.rows(listedOf(query, 100));
  if (rows.length > 0) await refuseRows(session, indicator, ofTypedRows(indicator, query));
  return rows.map((row) => {
    const sourceRow = Number(row.source_row);
    const detail = { named: String(row.named ?? ''), was: plain(row.was), wanted: plain(row.wanted) };
    const times = timesListed(row, 100);
    return foundAt(partOfRow(parts, sourceRow), 'goal-fixed', sourceRow, 'target_value', String(row.value), {
      detail,
      times,
    });
  });
};

/** Decimals as a person writes them: 12.000000 is 12. */
const plain = (words: unknown): string =>
  String(words ?? '').replaceAll(/(\d)\.(\d*?)0+(?=\D|$)/g, (_, whole, rest) =>
    rest === '' ? whole : `${whole}.${rest}`,
  );
