import type { Dataset } from '../../contracts/dataset.ts';
import { approval } from '../../contracts/datasets/approval.ts';
import { indicator } from '../../contracts/datasets/indicator.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, partOfRow, partsOf } from '../batch.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { acceptedTable } from './references.ts';
import { ofTypedRows, refuseRows, stands } from './refused.ts';

/** The place of each file accepted before, by id: the later it was accepted, the higher. */
export const acceptedOrder = 'accepted_order';

/** What makes a goal what it is; its name and notes may be put in other words. */
const fixed = ['direction', 'target_value', 'target_high', 'target_date', 'unit_of_measure', 'weight'];

const [goals, typedGoals] = [ident(acceptedTable(indicator.name)), ident(typedTable(indicator))];
const approvals = ident(acceptedTable(approval.name));

/** Rows of a project in force: those of the file accepted last that speaks of it, with its place. */
const inForce = (table: string): string => `SELECT * FROM (
    SELECT a.*, CAST(o.place AS BIGINT) AS place,
      max(CAST(o.place AS BIGINT)) OVER (PARTITION BY a.fiscal_year, a.project_code) AS last
    FROM ${table} a JOIN ${acceptedOrder} o ON o.source_file = a.source_file) placed WHERE place = last`;

const same = (a: string, b: string): string =>
  `${a}.fiscal_year = ${b}.fiscal_year AND ${a}.project_code = ${b}.project_code`;

/**
 * Approved projects whose goals may not change: no adjustment was approved since the goals in force were accepted, nor
 * is one in this batch.
 */
const closed = (hasApprovals: boolean): string => `SELECT g.fiscal_year, g.project_code, max(g.weight) AS weighs
FROM (${inForce(goals)}) g
WHERE EXISTS (SELECT 1 FROM ${approvals} a WHERE ${same('a', 'g')} AND a.decision = 'approved')
  AND NOT EXISTS (SELECT 1 FROM ${approvals} a JOIN ${acceptedOrder} o ON o.source_file = a.source_file
    WHERE ${same('a', 'g')} AND a.decision = 'approved' AND a.kind = 'adjustment' AND CAST(o.place AS BIGINT) > g.place)
${
  hasApprovals
    ? `  AND NOT EXISTS (SELECT 1 FROM ${ident(typedTable(approval))} t
    WHERE ${same('t', 'g')} AND t.decision = 'approved' AND t.kind = 'adjustment' AND ${stands(approval)})`
    : ''
}
GROUP BY g.fiscal_year, g.project_code`;

const shown = (row: string): string =>
  `concat_ws(' ', ${row}.direction, ${row}.target_value, ${row}.target_high, ${row}.target_date, ${row}.unit_of_measure, '/', ${row}.weight)`;

/** Where no row weighed anything, weights are filled in and not changed. */
const differs = fixed
  .map((field) =>
    field === 'weight'
      ? '(c.weighs > 0 AND t.weight IS DISTINCT FROM g.weight)'
      : `t.${field} IS DISTINCT FROM g.${field}`,
  )
  .join(' OR ');

/** Rows of a file that change, add or leave out an indicator of a closed project. */
const violators = (
  hasApprovals: boolean,
): string => `WITH closed AS (${closed(hasApprovals)}), held AS (${inForce(goals)})
SELECT t.source_row, t.indicator_code AS value, t.indicator_name AS named, ${shown('g')} AS was, ${shown('t')} AS wanted
FROM ${typedGoals} t JOIN closed c ON ${same('c', 't')}
JOIN held g ON ${same('g', 't')} AND g.indicator_code = t.indicator_code
WHERE ${differs}
UNION ALL
SELECT t.source_row, t.indicator_code, t.indicator_name, '', ${shown('t')}
FROM ${typedGoals} t JOIN closed c ON ${same('c', 't')}
WHERE NOT EXISTS (SELECT 1 FROM held g WHERE ${same('g', 't')} AND g.indicator_code = t.indicator_code)
UNION ALL
SELECT min(t.source_row), g.indicator_code, g.indicator_name, ${shown('g')}, ''
FROM ${typedGoals} t JOIN closed c ON ${same('c', 't')} JOIN held g ON ${same('g', 't')}
WHERE NOT EXISTS (SELECT 1 FROM ${typedGoals} k WHERE k.source_file = t.source_file AND ${same('k', 'g')}
  AND k.indicator_code = g.indicator_code)
GROUP BY t.source_file, g.indicator_code, g.indicator_name, g.direction, g.target_value, g.target_high, g.target_date,
  g.unit_of_measure, g.weight`;

/**
 * Faults of goals that change after they were approved (财预〔2015〕88号): a target halved in December would make a poor
 * project a good one. An approved adjustment lets them change once.
 */
export const goalsFixed = async (
  session: Session,
  batch: Batch,
  own: readonly Dataset[],
): Promise<readonly Found[]> => {
  if (!own.some(({ name }) => name === indicator.name)) return [];
  // Most goals come before anything is approved.
  if ((await session.rows(`SELECT 1 FROM ${approvals} WHERE decision = 'approved' LIMIT 1`)).length === 0) return [];
  const parts = partsOf(batch.files);
  const query = violators(own.some(({ name }) => name === approval.name));
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
