import { literal } from '../../contracts/checks/sql.ts';
import type { Dataset } from '../../contracts/dataset.ts';
import { withoutZeros } from '../../core/decimal.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, type Part, partOfRow, partsOf } from '../batch.ts';
import { mistakenFor } from '../mistaken-unit.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { type ReportOnGoals, reportsOnGoals, sameGoal } from './goals-of.ts';
import { ofTypedRows, refuseRows } from './refused.ts';

/** Where a row says why it is far from its target. */
const reasons: Readonly<Record<string, string>> = {
  progress: 'explanation',
  'self-evaluation': 'reason',
  'department-evaluation': 'reason',
};

/** For each unit of a goal the units it is mistaken for, as rows of SQL. */
const unitRows = (units: readonly string[]): readonly string[] =>
  units.flatMap((unit) => {
    const { smaller, larger } = mistakenFor(unit);
    return [smaller, larger].flatMap((other) =>
      other ? [`(${literal(unit)}, ${literal(other.unit)}, ${other.powers}, CAST(${other.times} AS DOUBLE))`] : [],
    );
  });

/** Results that come nearer to their target in another unit than that of their goal, by the rule of forms. */
const violators = (
  { dataset, table, goals }: ReportOnGoals,
  units: readonly string[],
  parts: readonly number[],
): string =>
  `SELECT t.source_row, CAST(min(t.actual_value) AS VARCHAR) AS value, min(i.unit) AS unit, min(i.other) AS other,
  CAST(min(i.target_value) AS VARCHAR) AS target,
  bool_or(coalesce(trim(t.${ident(reasons[dataset.name] ?? '')}), '') <> '') AS is_explained
FROM ${table} t JOIN (
  SELECT g.fiscal_year, g.project_code, g.indicator_code, g.target_value, u.* FROM (${goals}) g
  JOIN (VALUES ${units.join(', ')}) u(unit, other, powers, times) ON trim(g.unit_of_measure) = u.unit) i
  ON ${sameGoal}
WHERE t.actual_value > 0 AND i.target_value > 0 AND t.source_row >> 32 IN (${parts.join(', ')})
  AND CASE WHEN i.powers < 0 THEN t.actual_value > i.target_value * i.times
    ELSE t.actual_value <> floor(t.actual_value) AND t.actual_value * i.times < i.target_value END
GROUP BY t.source_row`;

/** Forms ask for themselves, where a cell can say its unit. */
const isAsked = ({ formKind }: Part): boolean => formKind === undefined;

/**
 * Asks for results in tables that seem to be in another unit than their goal: 12500 of 12公里. A row that gives its
 * reason is warned of, as is an export, for which its description answers.
 */
export const mistakenUnits = async (
  session: Session,
  batch: Batch,
  own: readonly Dataset[],
): Promise<readonly Found[]> => {
  const parts = partsOf(batch.files);
  const asked = [...parts.values()].filter(isAsked).map(({ unit }) => unit);
  if (asked.length === 0) return [];
  const found: Found[] = [];
  for (const report of reportsOnGoals(batch, own)) {
    const { dataset, goals } = report;
    const declared = await session.rows(`SELECT DISTINCT trim(unit_of_measure) AS unit FROM (${goals}) g
WHERE unit_of_measure IS NOT NULL ORDER BY unit`);
    const units = unitRows(declared.map(({ unit }) => String(unit)));
    if (units.length === 0) continue;
    const query = violators(report, units, asked);
    for (const row of await session.rows(listedOf(query, 100))) {
      const sourceRow = Number(row.source_row);
      const part = partOfRow(parts, sourceRow);
      const isFault = !row.is_explained && part.origins === undefined;
      const detail = {
        value: withoutZeros(row.value),
        target: withoutZeros(row.target),
        unit: String(row.unit),
        other: String(row.other),
      };
      found.push(
        foundAt(part, 'result-in-other-unit', sourceRow, 'actual_value', detail.value, {
          severity: isFault ? 'fault' : 'warning',
          detail,
          times: timesListed(row, 100),
        }),
      );
    }
    const tables = asked.filter((unit) => parts.get(unit)?.origins === undefined);
    if (tables.length > 0)
      await refuseRows(
        session,
        dataset,
        ofTypedRows(dataset, `SELECT source_row FROM (${violators(report, units, tables)}) q WHERE NOT is_explained`),
      );
  }
  return found;
};
