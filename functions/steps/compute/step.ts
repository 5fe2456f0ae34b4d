import { dirname } from 'node:path';
import { digestOf } from '../../../analytics/core/digest.ts';
import { type FiscalYear, type Period, yearOf } from '../../../analytics/core/period.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import { filesOfYear, type Snapshot } from '../../../analytics/lake/snapshot.ts';
import { type BuildResult, build } from '../../../analytics/models/build.ts';
import { policyId } from '../../../analytics/policy/load.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import { locateSnapshot } from './inputs.ts';
import { everyPeriod, lastYear, reportedPeriods } from './periods.ts';

/** No accepted file reports any period, or none of the year asked for reports that one or a later one. */
export class PeriodNotReportedError extends Error {
  override readonly name = 'PeriodNotReportedError';
  /** A period or a year; null where none was asked for. */
  readonly period: Period | null;
  readonly known: readonly Period[];
  constructor(period: Period | null, known: readonly Period[]) {
    super(period ? `no data for ${period}` : 'no period has data yet');
    this.period = period;
    this.known = known;
  }
}

export interface BuildRequest {
  readonly snapshot: Snapshot;
  readonly policy: Policy;
  /** The last period to look at; the last one reported where null. */
  readonly through: Period | null;
  /**
   * Where no period is named: the year whose last reported period is looked at; the last year reported where absent.
   */
  readonly fiscalYear?: FiscalYear;
  /** In yuan, two decimals; the policy's, or this year's total, where null. */
  readonly envelopeAmount: string | null;
}

/** A built run: its marts are relations of the session until that is closed or their files are moved. */
export interface Built {
  readonly session: Session;
  /** Where each mart lies as Parquet. */
  readonly folder: string;
  readonly fiscalYear: number;
  readonly through: Period;
  readonly policy: { readonly id: string; readonly name: string; readonly version: string; readonly digest: string };
  readonly result: BuildResult;
}

/** The period to look at, of those reported; null where none answers the request. */
const chosen = ({ through: asked, fiscalYear }: BuildRequest, known: readonly Period[]): Period | null => {
  const ofYear = fiscalYear === undefined ? known : known.filter((period) => yearOf(period) === fiscalYear);
  const through = asked ?? ofYear.at(-1);
  // A month for which nobody sent anything has its page as soon as a later one of its year was reported.
  const answers = through && known.some((period) => yearOf(period) === yearOf(through) && period >= through);
  return answers ? through : null;
};

const notReported = async (effects: Effects, { snapshot, through, fiscalYear }: BuildRequest): Promise<Error> => {
  const known = await everyPeriod(effects, snapshot);
  return new PeriodNotReportedError(through ?? (known.length > 0 ? String(fiscalYear) : null), known);
};

/**
 * Computes every mart of a snapshot under a policy and writes it to `folder`, or beside the session where none is
 * given. `readable` are folders that the session must reach as well. The caller closes the session.
 */
export const buildStep = async (
  effects: Effects,
  request: BuildRequest,
  { folder, readable = [] }: { readonly folder?: string; readonly readable?: readonly string[] } = {},
): Promise<Built> => {
  const { snapshot, policy } = request;
  const year = request.through === null ? (request.fiscalYear ?? lastYear(snapshot)) : yearOf(request.through);
  const files = year === null ? snapshot.files : filesOfYear(snapshot.files, year);
  const { lake, rows } = await locateSnapshot(effects, { files });
  const session = await effects.engine.open([
    ...new Set([...Object.values(lake).flat().map(dirname), ...readable, ...(folder === undefined ? [] : [folder])]),
  ]);
  const place = folder ?? session.workspace;
  try {
    const through = chosen(request, await reportedPeriods(session, lake));
    if (through === null) throw await notReported(effects, request);
    const fiscalYear = yearOf(through);
    const { envelopeAmount } = request;
    const inputs = { policy, fiscalYear, through, envelopeAmount, lake, snapshot: rows };
    const result = await build(session, effects.asset, inputs, place);
    const digest = digestOf(policy);
    return {
      session,
      folder: place,
      fiscalYear,
      through,
      policy: { id: policyId(policy), name: policy.name, version: policy.version, digest },
      result,
    };
  } catch (error) {
    await session.close();
    throw error;
  }
};
