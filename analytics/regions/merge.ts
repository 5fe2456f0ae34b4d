import { withoutResult } from './outcome.ts';
import type { MergedRun, OutcomeState, PlannedRegion, RegionOutcome } from './region.ts';
import { regionWords } from './sentences.ts';

/** A run that was planned for no region at all. */
export class NothingPlannedError extends Error {
  override readonly name = 'NothingPlannedError';
  constructor() {
    super('the run was planned for no region');
  }
}

/**
 * Every planned region with its outcome; one of which nothing was heard is missing, never left out. Throws
 * NothingPlannedError.
 */
export const mergeOutcomes = (planned: readonly PlannedRegion[], outcomes: readonly RegionOutcome[]): MergedRun => {
  const [first] = planned;
  if (!first) throw new NothingPlannedError();
  const heard = new Map(outcomes.map((outcome) => [outcome.code, outcome]));
  const { key, period, plannedAt } = first;
  return {
    key,
    period,
    plannedAt,
    outcomes: planned.map(
      (region) => heard.get(region.code) ?? withoutResult(region, 'missing', regionWords.notHeard()),
    ),
  };
};

export type Counts = Readonly<Record<'planned' | OutcomeState, number>>;

/** How many regions came to what. */
export const countsOf = ({ outcomes }: Pick<MergedRun, 'outcomes'>): Counts => {
  const of = (state: OutcomeState): number => outcomes.filter((outcome) => outcome.state === state).length;
  return { planned: outcomes.length, done: of('done'), missing: of('missing'), failed: of('failed') };
};
