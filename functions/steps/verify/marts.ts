import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { marts } from '../../../analytics/contracts/marts/catalogue.ts';
import type { Mart } from '../../../analytics/contracts/marts/mart.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { EngineError, type Session } from '../../../analytics/core/ports/engine.ts';
import { writeMartCsv } from '../../../analytics/models/mart-csv.ts';
import { martDigest } from '../../../analytics/models/mart-digest.ts';
import { martTypes } from '../../../analytics/models/mart-rows.ts';
import type { KeptRun } from '../../../analytics/run/record.ts';
import type { Finding } from '../../../analytics/verify/finding.ts';
import { fileDigest } from '../../adapters/file-digest.ts';

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return false;
      throw cause;
    },
  );

/** The digest of the CSV that belongs to a mart's rows, which is written anew beside the session. */
const csvDigest = async (session: Session, mart: Mart): Promise<string> => {
  const path = join(session.workspace, `${mart.name}.csv`);
  try {
    await writeMartCsv(session, mart, path);
    return await fileDigest(path);
  } finally {
    await rm(path, { force: true });
  }
};

/** Checks one published mart, Parquet and CSV, against the digest in the record. */
const verifyMart = async (
  session: Session,
  folder: string,
  mart: Mart,
  expected: string,
): Promise<readonly Finding[]> => {
  const [parquet, csv] = [`${mart.name}.parquet`, `${mart.name}.csv`];
  const absent = (file: string): Finding => ({
    code: 'mart_missing',
    place: file,
    expected,
    found: 'absent',
    about: '',
  });
  if (!(await isThere(join(folder, parquet)))) return [absent(parquet)];
  try {
    await session.viewParquet(mart.name, [join(folder, parquet)], martTypes(mart));
    const { digest } = await martDigest(session, mart);
    if (digest !== expected) return [{ code: 'mart_changed', place: parquet, expected, found: digest, about: '' }];
  } catch (cause) {
    if (!(cause instanceof EngineError)) throw cause;
    return [
      { code: 'mart_changed', place: parquet, expected, found: cause.message.split('\n', 1)[0] ?? '', about: '' },
    ];
  }
  if (!(await isThere(join(folder, csv)))) return [absent(csv)];
  const [must, is] = [await csvDigest(session, mart), await fileDigest(join(folder, csv))];
  return must === is ? [] : [{ code: 'mart_csv_changed', place: csv, expected: must, found: is, about: '' }];
};

/** Checks the marts that lie in an output folder against the record of the run that wrote them. */
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
