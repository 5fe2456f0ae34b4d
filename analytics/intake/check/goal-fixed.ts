import { literal } from '../../contracts/checks/sql.ts';
import type { Dataset } from '../../contracts/dataset.ts';
import { indicator } from '../../contracts/datasets/indicator.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Row, Session } from '../../core/ports/engine.ts';
import { type Batch, partOfRow, partsOf } from '../batch.ts';
import type { Fault } from '../fault.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { differs, fieldDiffers, fixed, sameProject } from './goal-differs.ts';
import { reopened } from './goals-reopened.ts';
import { goalFiles, holdGoals } from './held-goals.ts';
import { ofTypedRows, refuseRows, stands } from './refused.ts';
import { shownAs } from './stated.ts';
import { keepUnstated } from './unstated-goals.ts';

const typedGoals = ident(typedTable(indicator));

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

/** What the target comes to, told as one; of any other field what it says alone. */
const target = ['direction', 'target_value', 'target_high', 'target_date', 'unit_of_measure', 'weight'];
const others = fixed.filter((field) => !target.includes(field));

const shown = (row: string): string =>
  `concat_ws(' ', ${row}.direction, ${row}.target_value, ${row}.target_high, ${row}.target_date, ${row}.unit_of_measure, '/', ${row}.weight)`;

/** The field that changed, and how it is shown. */
const changedField = `CASE WHEN ${target.map(fieldDiffers).join(' OR ')} THEN 'target_value'
  ${others.map((field) => `WHEN ${fieldDiffers(field)} THEN ${literal(field)}`).join('\n  ')} END`;

const shownIn = (row: string): string =>
  `CASE field ${others
    .map((field) => `WHEN ${literal(field)} THEN coalesce(CAST(${row}_${field} AS VARCHAR), '')`)
    .join(' ')} ELSE ${row}_shown END`;

const both = (row: string): string =>
  [...others.map((field) => `${row}.${field} AS ${row}_${field}`), `${shown(row)} AS ${row}_shown`].join(', ');

/**
 * Rows of a file that change, add or leave out an indicator of a closed project. What was refused already is held
 * against goals accepted before, so that all reasons are told at once, but not against another file of its delivery.
 */
const violators = `WITH ${reopened},
closed AS (${closed}), sent AS (
  SELECT t.* FROM ${typedGoals} t JOIN closed c ON ${sameProject('c', 't')}
  JOIN ${goalFiles} n ON n.source_file = t.source_file
  WHERE (c.base < 0 OR ${stands(indicator)}) AND NOT coalesce(n.day <= c.approved_on, FALSE)
    AND NOT EXISTS (SELECT 1 FROM held b WHERE ${sameProject('b', 't')} AND b.base = t.source_file)),
other AS (SELECT t.source_row, t.indicator_code AS value, t.indicator_name AS named, ${changedField} AS field,
  ${both('g')}, ${both('t')}
FROM sent t JOIN held g ON ${sameProject('g', 't')} AND g.indicator_code = t.indicator_code
WHERE ${differs})
SELECT source_row, value, named, field, ${shownIn('g')} AS was, ${shownIn('t')} AS wanted FROM other
UNION ALL
SELECT t.source_row, t.indicator_code, t.indicator_name, 'target_value', '', ${shown('t')}
FROM sent t
WHERE NOT EXISTS (SELECT 1 FROM held g WHERE ${sameProject('g', 't')} AND g.indicator_code = t.indicator_code)
UNION ALL
SELECT min(t.source_row), g.indicator_code, g.indicator_name, 'target_value', any_value(${shown('g')}), ''
FROM sent t JOIN held g ON ${sameProject('g', 't')}
WHERE NOT EXISTS (SELECT 1 FROM ${typedGoals} k WHERE k.source_file = t.source_file AND ${sameProject('k', 'g')}
  AND k.indicator_code = g.indicator_code)
GROUP BY t.source_file, g.indicator_code, g.indicator_name`;

/** Decimals as a person writes them: 12.000000 is 12. */
const plain = (words: unknown): string =>
  String(words ?? '').replaceAll(/(\d)\.(\d*?)0+(?=\D|$)/g, (_, whole, rest) =>
    rest === '' ? whole : `${whole}.${rest}`,
  );

const detailOf = (row: Row): Fault['detail'] => {
  const named = String(row.named ?? '');
  const field = others.includes(String(row.field)) && indicator.fields.find(({ name }) => name === row.field);
  if (!field) return { named, was: plain(row.was), wanted: plain(row.wanted) };
  return {
    named,
    was: shownAs(field, row.was),
    wanted: shownAs(field, row.wanted),
    of_zh: field.label.zh,
    of_en: field.label.en,
  };
};

/** What became of goals that were approved. */
interface GoalsJudged {
  readonly found: readonly Found[];
  /** Whether rows were given what their file says nothing of. */
  readonly isCompleted: boolean;
}

/**
 * Faults of goals that change after they were approved (财预〔2015〕88号): a target halved in December would make a poor
 * project a good one, and a plan of next to nothing a red light a green one. An approved adjustment lets them change
 * once. It holds within a delivery as between two: of goals that come with their approval the first by name is what was
 * approved.
 */
export const goalsFixed = async (session: Session, batch: Batch, own: readonly Dataset[]): Promise<GoalsJudged> => {
  if (!(await holdGoals(session, batch, own))) return { found: [], isCompleted: false };
  const isCompleted = await keepUnstated(session, batch);
  const parts = partsOf(batch.files);
  const rows = await session.rows(listedOf(violators, 100));
  if (rows.length > 0) await refuseRows(session, indicator, ofTypedRows(indicator, violators));
  const found = rows.map((row) => {
    const [sourceRow, field] = [Number(row.source_row), String(row.field)];
    const detail = detailOf(row);
    const times = timesListed(row, 100);
    return foundAt(partOfRow(parts, sourceRow), 'goal-fixed', sourceRow, field, String(row.value), { detail, times });
  });
  return { found, isCompleted };
};
