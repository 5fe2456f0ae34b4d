import type { Period } from '../../../analytics/core/period.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';

/** Every period for which money or progress was accepted, in order. */
export const reportedPeriods = async (
  session: Session,
  lake: Readonly<Record<string, readonly string[]>>,
): Promise<readonly Period[]> => {
  const columns = { period: 'VARCHAR' };
  await session.viewParquet('reported_execution', lake.execution ?? [], columns);
  await session.viewParquet('reported_progress', lake.progress ?? [], columns);
  const rows = await session.rows(
    'SELECT period FROM reported_execution UNION SELECT period FROM reported_progress ORDER BY period',
  );
  return rows.map(({ period }) => String(period));
};
