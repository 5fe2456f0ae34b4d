import type { Period } from '../core/period.ts';
import type { MergedRun, Region, RegionOutcome } from './region.ts';

/** A region as it stands after its last run. */
export interface StandingRegion extends Region {
  /** What its last run for its latest period came to; null where none was ever planned. */
  readonly outcome: RegionOutcome | null;
  /** Its last outcome with a result, of the latest period that has one: what its pages show. */
  readonly published: RegionOutcome | null;
}

/** Every region of an installation, whichever run computed it last. */
export interface Overview {
  /** The run that spoke last, and its instant. */
  readonly key: string;
  readonly plannedAt: string;
  /** The latest period any region was asked for. */
  readonly period: Period;
  readonly regions: readonly StandingRegion[];
}

/** The later of two by period; of the same period, and where it was asked for by name, the new one. */
const laterOf = (former: RegionOutcome | null, now: RegionOutcome | null): RegionOutcome | null =>
  former && (!now || (former.period > now.period && !now.replaceLater)) ? former : now;

/** A result that gave way to a later month's says so. */
const isShown = ({ state, reason }: RegionOutcome): boolean => state === 'done' && reason === null;

/**
 * The regions after a run: those it computed as it says, unless they stand at a later period that it was not asked to
 * replace, the others as they stood; one that is no longer of the installation is left out.
 */
export const overviewAfter = (regions: readonly Region[], run: MergedRun, former: Overview | null): Overview => {
  const before = new Map(former?.regions.map((region) => [region.code, region]));
  const now = new Map(run.outcomes.map((outcome) => [outcome.code, outcome]));
  const standing = regions.map(({ code, name }): StandingRegion => {
    const outcome = now.get(code) ?? null;
    const { outcome: stood = null, published = null } = before.get(code) ?? {};
    return {
      code,
      name,
      outcome: laterOf(stood, outcome),
      published: laterOf(published, outcome && isShown(outcome) ? outcome : null),
    };
  });
  const periods = standing.flatMap(({ outcome }) => (outcome ? [outcome.period] : []));
  return {
    key: run.key,
    plannedAt: run.plannedAt,
    period: [...periods, run.period].sort().at(-1) ?? run.period,
    regions: standing,
  };
};
