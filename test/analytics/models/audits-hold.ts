import { expect } from 'vitest';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import { type Audited, auditQueries, runAudits } from '../../../analytics/models/audit.ts';
import { asset } from '../../../functions/adapters/assets.ts';

/**
 * Checks every audit of these relations, as a build does, in one statement: over the few rows of a worked example each
 * takes longer to plan than to run. A build asks one by one, since over many rows each may need all of the memory.
 */
export const auditsHold = async (session: Session, audited: readonly Audited[]): Promise<void> => {
  const queries = await auditQueries(asset, audited);
  const each = queries.map(({ name, sql }) => `(SELECT '${name}' AS broken FROM (${sql}) AS violator LIMIT 1)`);
  const broken = await session.rows(each.join('\nUNION ALL '));
  if (broken.length > 0) await runAudits(session, asset, audited);
  expect(broken).toEqual([]);
};
