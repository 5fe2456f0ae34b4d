import { join } from 'node:path';
import { datasets } from '../../../analytics/contracts/catalogue.ts';
import type { Dataset } from '../../../analytics/contracts/dataset.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import type { Judged } from '../../../analytics/intake/check/accept.ts';
import { type Filled, filledBy, lakeRows } from '../../../analytics/intake/check/lake-rows.ts';
import type { Verdict } from '../../../analytics/intake/check/verdict.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { fileDigest } from '../../adapters/file-digest.ts';

/** Accepted rows of a file in one dataset, as they are to lie in the lake. */
export interface LakeFile {
  readonly key: string;
  readonly digest: string;
  readonly years: readonly number[];
  readonly path: string;
}

const yearsIn = async (session: Session, path: string): Promise<readonly number[]> => {
  const rows = await session.rows('SELECT DISTINCT fiscal_year AS year FROM read_parquet($path) ORDER BY year', {
    path,
  });
  return rows.map(({ year }) => Number(year));
};

type FilledByFile = ReadonlyMap<Dataset, ReadonlyMap<number, Filled>>;

/** What each kept file fills in of each dataset. */
export const filledIn = async (session: Session, { verdicts }: Judged): Promise<FilledByFile> => {
  const kept = verdicts.filter(({ state }) => state !== 'refused');
  const names = new Set(kept.flatMap(({ parts }) => parts.map(({ dataset }) => dataset)));
  const filled = new Map<Dataset, ReadonlyMap<number, Filled>>();
  for (const dataset of datasets.filter(({ name }) => names.has(name)))
    filled.set(dataset, await filledBy(session, dataset));
  return filled;
};

/** Writes the accepted rows of a file into the workspace, one Parquet per dataset. */
export const writeRows = async (
  session: Session,
  judged: Judged,
  filled: FilledByFile,
  verdict: Verdict,
): Promise<ReadonlyMap<string, LakeFile>> => {
  const written = new Map<string, LakeFile>();
  if (verdict.state === 'refused') return written;
  const kept = verdict.parts.filter(({ rowsAccepted }) => verdict.state === 'accepted' || rowsAccepted > 0);
  for (const dataset of datasets.filter(({ name }) => kept.some((part) => part.dataset === name))) {
    const path = join(session.workspace, `${verdict.file}-${dataset.name}.parquet`);
    const { fields, years } = filled.get(dataset)?.get(verdict.file) ?? { fields: dataset.fields, years: [] };
    const { sql, params } = lakeRows(judged, dataset, verdict, fields);
    await session.writeParquet(sql, path, params);
    const digest = await fileDigest(path);
    written.set(dataset.name, {
      key: keys.lake(dataset.name, digest),
      digest,
      // Of a file taken in part, projects have fallen, and their years with them.
      years: verdict.state === 'partly' ? await yearsIn(session, path) : years,
      path,
    });
  }
  return written;
};
