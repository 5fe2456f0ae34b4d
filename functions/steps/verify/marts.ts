import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { marts } from '../../../analytics/contracts/marts/catalogue.ts';
import type { Mart } from '../../../analytics/contracts/marts/mart.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { EngineError, type Session } from '../../../analytics/core/ports/engine.ts';
import { MartOrderError } from '../../../analytics/models/errors.ts';
import { martDigest } from '../../../analytics/models/mart-digest.ts';
import type { KeptRun } from '../../../analytics/run/record.ts';
import type { Finding } from '../../../analytics/verify/finding.ts';

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return false;
      throw cause;
    },
  );

/**
 * Checks the rows of one published mart against the digest in the record; a file that is gone is the manifest's to
 * name.
 */
const verifyMart = async (
  session: Session,
  folder: string,
  mart: Mart,
  expected: string,
): Promise<readonly Finding[]> => {
  const place = `${mart.name}.parquet`;
  const changed = (found: string): readonly Finding[] => [{ code: 'mart_changed', place, expected, found, about: '' }];
  if (!(await isThere(join(folder, place)))) return [];
  try {
    const { digest } = await martDigest(session, mart, join(folder, place));
    return digest === expected ? [] : changed(digest);
  } catch (cause) {
    if (!(cause instanceof EngineError) && !(cause instanceof MartOrderError)) throw cause;
    return changed(cause.message.split('\n', 1)[0] ?? '');
  }
};

/** Checks the rows of the marts that lie in an output folder against the record of the run that wrote them. */
export const verifyMarts = async (
  { engine }: Pick<Effects, 'engine'>,
  record: KeptRun,
  folder: string,
): Promise<{ readonly marts: number; readonly findings: readonly Finding[] }> => {
  const session = await engine.open([folder]);
  try {
    const findings: Finding[] = [];
    const recorded = marts.filter(({ name }) => record.marts[name]);
    for (const mart of recorded)
      findings.push(...(await verifyMart(session, folder, mart, record.marts[mart.name]?.digest ?? '')));
    return { marts: recorded.length, findings };
  } finally {
    await session.close();
  }
};
