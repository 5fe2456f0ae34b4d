import { dirname } from 'node:path';
import type { FiscalYear, Period } from '../../../analytics/core/period.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import type { Snapshot, SnapshotTable } from '../../../analytics/lake/snapshot.ts';
import { locateAll } from '../ingest/locate.ts';

/** Datasets whose rows report a month. */
const reporting = ['execution', 'progress'];
const reports = ({ dataset }: SnapshotTable): boolean => reporting.includes(dataset);

/** Every period for which money or progress was accepted, in order. */
export const reportedPeriods = async (
  session: Session,
  lake: Readonly<Record<string, readonly string[]>>,
): Promise<readonly Period[]> => {
  for (const name of reporting) await session.viewParquet(`reported_${name}`, lake[name] ?? [], { period: 'VARCHAR' });
  const rows = await session.rows(
    `${reporting.map((name) => `SELECT period FROM reported_${name}`).join(' UNION ')} ORDER BY period`,
  );
  return rows.map(({ period }) => String(period));
};

/** Every reported period of a snapshot, of whatever year. */
export const everyPeriod = async (
  effects: Pick<Effects, 'store' | 'engine'>,
  { files }: Pick<Snapshot, 'files'>,
): Promise<readonly Period[]> => {
  const tables = files.flatMap((file) => file.tables.filter(reports));
  const lake = Object.fromEntries(await locateAll(effects.store, tables));
  const session = await effects.engine.open([...new Set(Object.values(lake).flat().map(dirname))]);
  try {
    return await reportedPeriods(session, lake);
  } finally {
    await session.close();
  }
};

/** The last year that was reported; null where none was, or a file does not say of which years it is. */
export const lastYear = ({ files }: Pick<Snapshot, 'files'>): FiscalYear | null => {
  const years = files.flatMap(({ tables }) => tables.filter(reports)).map((table) => table.years);
  return years.includes(undefined) ? null : (years.flatMap((own) => own ?? []).sort((a, b) => b - a)[0] ?? null);
};
