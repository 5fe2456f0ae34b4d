import { dirname } from 'node:path';
import { digestOf } from '../../../analytics/core/digest.ts';
import { type FiscalYear, type Period, yearOf } from '../../../analytics/core/period.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import type { Snapshot } from '../../../analytics/lake/snapshot.ts';
import { type BuildResult, build } from '../../../analytics/models/build.ts';
import { policyId } from '../../../analytics/policy/load.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import { locateSnapshot } from './inputs.ts';
import { reportedPeriods } from './periods.ts';

/** No accepted file reports any period, or none the period asked for. */
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
  /** Where no period is named: the year whose last reported period is looked at; the last year reported where absent. */
  readonly fiscalYear?: FiscalYear;
  /** In yuan, two decimals; the policy's, or this year's total, where null. */
  readonly envelopeAmount: string | null;
}

/** A built run: its marts stand as tables in the session until it is closed. */
export interface Built {
  readonly session: Session;
  readonly fiscalYear: number;
  readonly through: Period;
  readonly policy: { readonly id: string; readonly name: string; readonly version: string; readonly digest: string };
  readonly result: BuildResult;
}

const chosen = ({ through: asked, fiscalYear }: BuildRequest, known: readonly Period[]): Period => {
  const ofYear = fiscalYear === undefined ? known : known.filter((period) => yearOf(period) === fiscalYear);
  const through = asked ?? ofYear.at(-1);
  if (through && known.includes(through)) return through;
  throw new PeriodNotReportedError(asked ?? (known.length > 0 ? String(fiscalYear) : null), known);
};

/**
 * Computes every mart of a snapshot under a policy. `folders` are what else the session must reach, such as the place its marts are written to.
 * The caller closes the session.
 */
export const buildStep = async (
  effects: Effects,
  request: BuildRequest,
  folders: readonly string[] = [],
): Promise<Built> => {
  const { snapshot, policy } = request;
  const { lake, rows } = await locateSnapshot(effects, snapshot);
  const session = await effects.engine.open([...new Set([...Object.values(lake).flat().map(dirname), ...folders])]);
  try {
    const through = chosen(request, await reportedPeriods(session, lake));
    const fiscalYear = yearOf(through);
    const result = await build(session, effects.asset, {
      policy,
      fiscalYear,
      through,
      envelopeAmount: request.envelopeAmount,
      lake,
      snapshot: rows,
    });
    const digest = digestOf(policy);
    return {
      session,
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
