import type { Dataset } from '../../contracts/dataset.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { withoutZeros } from '../../core/decimal.ts';
import { ident } from '../../core/ident.ts';
import type { Row, Session } from '../../core/ports/engine.ts';
import { type Batch, type Part, partOfRow, partsOf } from '../batch.ts';
import type { Fault } from '../fault.ts';
import type { Detail } from '../faults/entry.ts';
import { mayBeShareSql } from '../may-be-share.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { reportsOnGoals, sameGoal } from './goals-of.ts';
import { ofTypedRows, refuseRows } from './refused.ts';

/** Values such as 0.95 whose target is 95: the share was meant in per cent. */
const shares = (table: string, targets: string): string => `SELECT t.source_row,
  CAST(min(t.actual_value) AS VARCHAR) AS value, CAST(CAST(CAST(min(t.actual_value) AS DECIMAL(38,6)) * 100 AS DECIMAL(38,2)) AS VARCHAR) AS meant,
  bool_or(i.direction IN ('<=', '<')) AS is_ceiling
FROM ${table} t JOIN (${targets}) i ON ${sameGoal}
WHERE ${mayBeShareSql}
GROUP BY t.source_row`;

/** Whether a part is a table as a person fills it in, whose cells say themselves what they mean. */
const isTable = ({ formKind, origins }: Part): boolean => formKind === undefined && origins === undefined;

/**
 * The rows of `query` whose cell is a bare number in a table: with its sign 0.95% is clear. Forms ask for themselves,
 * and who describes an export answers for it.
 */
const bareRows = async (
  session: Session,
  batch: Batch,
  dataset: Dataset,
  query: string,
): Promise<ReadonlySet<number>> => {
  const parts = partsOf(batch.files);
  const bare = new Set<number>();
  for (const source of batch.texts.filter((each) => each.dataset === dataset)) {
    const { sql, params } = await source.from();
    const rows = await session.rows(
      `SELECT DISTINCT q.source_row FROM (${query}) q JOIN (${sql}) x USING (source_row)
WHERE NOT regexp_matches(x.actual_value, '[%％]')`,
      params,
    );
    for (const { source_row } of rows) bare.add(Number(source_row));
  }
  return new Set([...bare].filter((row) => isTable(partOfRow(parts, row))));
};

/** Values such as 80 whose target is 0.95, by the rule that the models hold them against it. */
const sharesAsTargets = (table: string, targets: string): string => `SELECT t.source_row,
  CAST(min(t.actual_value) AS VARCHAR) AS value, CAST(min(i.target_value) AS VARCHAR) AS low,
  CAST(min(i.target_high) AS VARCHAR) AS high, CAST(CAST(min(i.target_value) AS DECIMAL(38,6)) * 100 AS VARCHAR) AS low_meant,
  CAST(CAST(min(i.target_high) AS DECIMAL(38,6)) * 100 AS VARCHAR) AS high_meant
FROM ${table} t JOIN (${targets}) i ON ${sameGoal}
WHERE share_times(may_be_share(i.direction, i.unit_of_measure, i.target_value, i.target_high), i.target_value,
  i.target_high, t.actual_value) > 1
GROUP BY t.source_row`;

const span = (low: unknown, high: unknown): string =>
  high === null ? withoutZeros(low) : `${withoutZeros(low)}–${withoutZeros(high)}`;

/**
 * Results in per cent beside targets of another size: one such as 0.95 whose target is 95 may be either and is asked
 * about, as on a form, and of one such as 80 whose target is 0.95 it is warned what it is held against.
 */
export const looksLikeFraction = async (
  session: Session,
  batch: Batch,
  own: readonly Dataset[],
): Promise<readonly Found[]> => {
  const parts = partsOf(batch.files);
  const found: Found[] = [];
  const say = (code: string, severity: Fault['severity'], row: Row, detail: Detail): void => {
    const sourceRow = Number(row.source_row);
    found.push(
      foundAt(partOfRow(parts, sourceRow), code, sourceRow, 'actual_value', withoutZeros(row.value), {
        severity,
        detail: { value: withoutZeros(row.value), ...detail },
        times: timesListed(row, 100),
      }),
    );
  };
  for (const { dataset, table, goals: targets } of reportsOnGoals(batch, own)) {
    const query = shares(table, targets);
    const rows = await session.rows(listedOf(query, 100));
    const bare = rows.length === 0 ? new Set<number>() : await bareRows(session, batch, dataset, query);
    for (const row of rows) {
      const isBare = bare.has(Number(row.source_row));
      // So few of what is to be few is no wonder where its sign, its form or its description says that they are.
      if (row.is_ceiling && !isBare) continue;
      say('looks-like-fraction', isBare ? 'fault' : 'warning', row, { meant: withoutZeros(row.meant) });
    }
    if (bare.size > 0) {
      const asked = `${typedTable(dataset)}_shares`;
      await session.loadTyped(
        asked,
        { source_row: 'BIGINT' },
        [...bare].map((row) => [String(row)]),
      );
      await refuseRows(session, dataset, ofTypedRows(dataset, `SELECT source_row FROM ${ident(asked)}`));
    }
    for (const row of await session.rows(listedOf(sharesAsTargets(table, targets), 100)))
      say('target-read-as-percent', 'warning', row, {
        target: span(row.low, row.high),
        meant: span(row.low_meant, row.high_meant),
      });
  }
  return found;
};
