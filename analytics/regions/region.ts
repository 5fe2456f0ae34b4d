import type { DistrictMonth } from '../contracts/marts/rows.ts';
import type { Text } from '../core/language/text.ts';
import type { Period } from '../core/period.ts';
import type { NoticeNews } from '../notices/notice.ts';

/** A fiscal district (财政区划) by its code, under which its files, decisions and pages stand apart from others'. */
export interface Region {
  readonly code: string;
  readonly name: string;
}

/** What a run is to compute for one region, fixed when the run begins: each attempt computes the same. */
export interface PlannedRegion extends Region {
  /** Names the run: `monthly-2025-12`, `demand-2025-12-late-files`. */
  readonly key: string;
  readonly period: Period;
  /** The run's one instant, said on every page. */
  readonly plannedAt: string;
  /** Whether it was asked for by name that the result take the place of a later month's. */
  readonly replaceLater?: boolean | undefined;
  /** Id of the snapshot and digest of the policy; null where there is a problem. */
  readonly snapshot: string | null;
  readonly policy: string | null;
  /** Why the region can't be computed, such as a policy that is none. */
  readonly problem: Text | null;
}

/** What a region's run came to. */
export interface RegionResult {
  /** Id of the run, and of what it was computed from. */
  readonly run: string;
  readonly snapshot: string;
  readonly policy: { readonly id: string; readonly digest: string };
  readonly resultDigest: string;
  /** The region's words for itself, its money and what must be said on every page. */
  readonly words: { readonly name: Text; readonly notice: Text | null; readonly currency: Text };
  /** Departments that reported nothing for the period, by code. */
  readonly silent: readonly string[];
  readonly notices: NoticeNews;
  /** Its row of monitoring_district for the period. */
  readonly month: DistrictMonth;
}

/** `missing`: nothing to compute from. `failed`: there was, and it could not be done. Both say why. */
export type OutcomeState = 'done' | 'missing' | 'failed';

export interface RegionOutcome extends Region {
  readonly key: string;
  readonly period: Period;
  readonly plannedAt: string;
  readonly replaceLater?: boolean | undefined;
  readonly state: OutcomeState;
  /** Why there is no result; of one that is done, why its pages are not shown. Null where there is nothing to say. */
  readonly reason: Text | null;
  readonly result: RegionResult | null;
}

/** All that a run planned, with what came of it, in the order of the plan. */
export interface MergedRun {
  readonly key: string;
  readonly period: Period;
  readonly plannedAt: string;
  readonly outcomes: readonly RegionOutcome[];
}
