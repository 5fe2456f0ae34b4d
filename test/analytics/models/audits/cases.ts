import { isDeepStrictEqual } from 'node:util';
import type { Session } from '../../../../analytics/core/ports/engine.ts';
import { allocationCases } from './allocation.ts';
import { balanceCases } from './balance.ts';
import type { AuditCases } from './case.ts';
import { evaluationCases } from './evaluation.ts';
import { intakeCases } from './intake.ts';
import { monitoringCases } from './monitoring.ts';
import { targetCases } from './target.ts';

/** Every audit's cases by its name. */
export const auditCases: Readonly<Record<string, AuditCases>> = {
  ...intakeCases,
  ...monitoringCases,
  ...evaluationCases,
  ...targetCases,
  ...balanceCases,
  ...allocationCases,
};

/** The keys of the rows an audit's SQL finds once the change is made; the session stays as it is. */
export const foundAfter = async (
  session: Session,
  sql: string,
  key: readonly string[],
  change: string,
): Promise<readonly string[]> => {
  await session.run('BEGIN TRANSACTION');
  try {
    await session.run(change);
    const rows = await session.rows(sql);
    return rows.map((row) => key.map((column) => row[column]).join(' ')).toSorted();
  } finally {
    await session.run('ROLLBACK');
  }
};

/** Whether an audit's SQL is silent as things stand and finds after every change what it must. */
export const holdsItsCases = async (session: Session, sql: string, { key, cases }: AuditCases): Promise<boolean> => {
  if ((await session.rows(sql)).length > 0) return false;
  for (const [change, ...found] of cases)
    if (!isDeepStrictEqual(await foundAfter(session, sql, key, change), found.toSorted())) return false;
  return true;
};
