import { join } from 'node:path';
import { marts } from '../../../analytics/contracts/marts/catalogue.ts';
import type { Mart } from '../../../analytics/contracts/marts/mart.ts';
import { ident } from '../../../analytics/core/ident.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import type { Snapshot } from '../../../analytics/lake/snapshot.ts';
import { AuditError, MartShapeError, ModelError } from '../../../analytics/models/errors.ts';
import { type MartDigest, resultDigestOf } from '../../../analytics/models/mart-digest.ts';
import { martOrder, martTypes } from '../../../analytics/models/mart-rows.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import type { KeptRun } from '../../../analytics/run/record.ts';
import type { Finding } from '../../../analytics/verify/finding.ts';
import { buildStep } from '../compute/step.ts';

export interface Recomputed {
  readonly resultDigest: string | null;
  readonly findings: readonly Finding[];
}

/** The key of the first row in which a published mart is not what was recomputed. */
const changedRows = async (session: Session, mart: Mart, path: string): Promise<string> => {
  const published = `published_${mart.name}`;
  await session.viewParquet(published, [path], martTypes(mart));
  const names = mart.columns.map(({ name }) => ident(name)).join(', ');
  const rows = await session.rows(
    `SELECT ${martOrder(mart)} FROM (
       (SELECT ${names} FROM ${ident(published)} EXCEPT SELECT ${names} FROM ${ident(mart.name)})
       UNION
       (SELECT ${names} FROM ${ident(mart.name)} EXCEPT SELECT ${names} FROM ${ident(published)})
     ) ORDER BY ${martOrder(mart)} LIMIT 1`,
  );
  const first = rows[0];
  return first ? mart.key.map((name) => `${name}=${first[name]}`).join(' ') : '';
};

/** Says of each changed mart file where it first departs from what is recomputed. */
const located = (session: Session, folder: string, findings: readonly Finding[]): Promise<readonly Finding[]> =>
  Promise.all(
    findings.map(async (finding) => {
      const mart = marts.find(
        ({ name }) =>
          finding.code === 'mart_changed' &&
          finding.place === `${name}.parquet` &&
          /^[0-9a-f]{64}$/.test(finding.found),
      );
      return mart ? { ...finding, about: await changedRows(session, mart, join(folder, finding.place)) } : finding;
    }),
  );

const failed = (cause: unknown): Finding => {
  const base = { code: 'recompute_failed', expected: 'a result', about: '' } as const;
  if (cause instanceof ModelError)
    return { ...base, place: cause.model, found: String((cause.cause as Error | undefined)?.message ?? cause.message) };
  if (cause instanceof AuditError) return { ...base, place: cause.model, found: cause.message };
  if (cause instanceof MartShapeError) return { ...base, place: cause.mart, found: cause.message };
  throw cause;
};

const later: ReadonlySet<string> = new Set(marts.filter((mart) => mart.later).map(({ name }) => name));

/** The marts that the release which made the run computed: one that came later stands in no record before it. */
const ofItsRelease = (
  computed: Readonly<Record<string, MartDigest>>,
  recorded: KeptRun['marts'],
): Readonly<Record<string, MartDigest>> =>
  Object.fromEntries(Object.entries(computed).filter(([name]) => name in recorded || !later.has(name)));

/**
 * Computes the run again from its snapshot and policy and compares mart by mart; `published` are the findings on the
 * files in `folder`.
 */
export const recompute = async (
  effects: Effects,
  record: KeptRun,
  from: { readonly snapshot: Snapshot; readonly policy: Policy },
  published: { readonly folder: string | null; readonly findings: readonly Finding[] },
): Promise<Recomputed> => {
  const envelopeAmount = record.allocation?.envelopeAmount ?? null;
  try {
    const built = await buildStep(
      effects,
      { ...from, through: record.through, envelopeAmount },
      { readable: published.folder ? [published.folder] : [] },
    );
    try {
      const computed = ofItsRelease(built.result.marts, record.marts);
      const names = [...new Set([...Object.keys(record.marts), ...Object.keys(computed)])];
      const differing = names.flatMap((name): Finding[] => {
        const [expected, found] = [record.marts[name]?.digest ?? 'absent', computed[name]?.digest ?? 'absent'];
        return expected === found ? [] : [{ code: 'mart_differs', place: name, expected, found, about: '' }];
      });
      const files = published.folder ? await located(built.session, published.folder, published.findings) : [];
      return { resultDigest: resultDigestOf(computed), findings: [...files, ...differing] };
    } finally {
      await built.session.close();
    }
  } catch (cause) {
    return { resultDigest: null, findings: [...published.findings, failed(cause)] };
  }
};
