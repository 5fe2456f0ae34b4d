import { literal } from '../../contracts/checks/sql.ts';
import { indicator } from '../../contracts/datasets/indicator.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { Batch } from '../batch.ts';
import { fixed, sameProject } from './goal-differs.ts';

const typed = ident(typedTable(indicator));

/**
 * Gives rows of approved goals what their file has no column for as it was approved (`held`, `decided`): an official
 * form has none for the plan, and one that says nothing of it changes nothing. Says whether any row was completed.
 */
export const keepUnstated = async (session: Session, { files }: Batch): Promise<boolean> => {
  const lacking = files.flatMap(({ parts }) =>
    parts.flatMap(({ dataset, unit, given }) =>
      dataset.name === indicator.name ? fixed.filter((field) => !given.has(field)).map((field) => [unit, field]) : [],
    ),
  );
  if (lacking.length === 0) return false;
  await session.loadTyped(
    'unstated_field',
    { unit: 'BIGINT', field: 'VARCHAR' },
    lacking.map((cells) => cells.map(String)),
  );
  const kept = fixed
    .map(
      (field) => `CASE WHEN list_contains(u.fields, ${literal(field)}) THEN g.${field} ELSE t.${field} END AS ${field}`,
    )
    .join(',\n  ');
  await session.run(`CREATE TABLE kept_goal AS SELECT t.source_row, ${kept}
FROM ${typed} t JOIN (SELECT unit, list(field) AS fields FROM unstated_field GROUP BY unit) u ON u.unit = t.source_row >> 32
JOIN held g ON ${sameProject('g', 't')} AND g.indicator_code = t.indicator_code AND g.base <> t.source_file
WHERE EXISTS (SELECT 1 FROM decided d WHERE ${sameProject('d', 't')} AND d.decision = 'approved' AND NOT d.withdrawn)`);
  if ((await session.rows('SELECT 1 FROM kept_goal LIMIT 1')).length === 0) return false;
  await session.run(`ALTER VIEW ${typed} RENAME TO stated_indicator`);
  const completed = fixed.map(
    (field) => `CASE WHEN k.source_row IS NULL THEN s.${field} ELSE k.${field} END AS ${field}`,
  );
  await session.run(`CREATE VIEW ${typed} AS SELECT s.* REPLACE (${completed.join(', ')})
FROM stated_indicator s LEFT JOIN kept_goal k ON k.source_row = s.source_row`);
  return true;
};
