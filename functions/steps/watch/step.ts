import type { Period } from '../../../analytics/core/period.ts';
import type { Landing } from '../../../analytics/core/ports/landing.ts';
import type { Ledger } from '../../../analytics/core/ports/ledger.ts';
import type { Overview } from '../../../analytics/regions/overview.ts';
import type { Region } from '../../../analytics/regions/region.ts';
import { monthBefore } from '../../../analytics/regions/run-key.ts';
import { landingState, landingStream } from '../../../analytics/uploads/landing.ts';
import { waitingOf } from '../sweep/landed-files.ts';

/** Whole seconds that the oldest upload without an answer has waited; 0 where none waits. */
export const oldestUploadAge = async (
  { landing, ledger }: { landing: Pick<Landing, 'versions'>; ledger: Pick<Ledger, 'read'> },
  now: string,
): Promise<number> => {
  const state = landingState(await ledger.read(landingStream));
  const came = waitingOf(state, await landing.versions()).map(({ at }) => Date.parse(at));
  return came.length === 0 ? 0 : Math.max(0, Math.round((Date.parse(now) - Math.min(...came)) / 1000));
};

/** What is known of the month that is due: whether its run is overdue, and who reported nothing for it. */
export interface MonthWatch {
  readonly period: Period;
  readonly isOverdue: boolean;
  /** Codes of silent departments by region, for regions whose run of the month is done. */
  readonly silent: ReadonlyMap<string, readonly string[]>;
}

const dayIn = (timeZone: string, now: string): number =>
  Number(new Intl.DateTimeFormat('en-CA', { timeZone, day: 'numeric' }).format(new Date(now)));

/**
 * Looks at the month before now, on the wall clock of the zone. Its run has finished when every region came to some
 * outcome for it; from `overdueDay` on a run that has not is overdue. Who is silent only the run itself can tell.
 */
export const watchMonth = (
  overview: Overview | null,
  regions: readonly Region[],
  { timeZone, overdueDay, now }: { readonly timeZone: string; readonly overdueDay: number; readonly now: string },
): MonthWatch => {
  const period = monthBefore(now, timeZone);
  const outcomes = new Map(overview?.regions.map(({ code, outcome }) => [code, outcome]));
  const isFinished = regions.every(({ code }) => (outcomes.get(code)?.period ?? '') >= period);
  const silent = regions.flatMap(({ code }): readonly (readonly [string, readonly string[]])[] => {
    const outcome = outcomes.get(code);
    return outcome?.period === period && outcome.result ? [[code, outcome.result.silent]] : [];
  });
  return { period, isOverdue: !isFinished && dayIn(timeZone, now) >= overdueDay, silent: new Map(silent) };
};
