import type { LedgerEvent, NewEvent } from '../../core/ports/ledger.ts';

/** The stream of all runs that were completed. */
export const runsStream = 'runs';

const completedKind = 'run.completed';
const setAsideKind = 'run.set-aside';

export interface CompletedRun {
  readonly run: string;
  readonly snapshot: string;
  /** The policy's digest. */
  readonly policy: string;
  readonly through: string;
  readonly resultDigest: string;
}

export const runCompleted = (data: CompletedRun): NewEvent => ({ kind: completedKind, data: { ...data } });

/** A completed run was not published, for the result of a later month stands where it was to go. */
export const runSetAside = (run: string, later: string): NewEvent => ({ kind: setAsideKind, data: { run, later } });

/** Every completion, in order, whatever became of the run. */
export const completions = (events: readonly LedgerEvent[]): readonly LedgerEvent[] =>
  events.filter(({ kind }) => kind === completedKind);

/** The completions of runs that were not set aside afterwards, in order: the last of them is the last result. */
export const standingRuns = (events: readonly LedgerEvent[]): readonly LedgerEvent[] => {
  const asideAt = new Map(
    events.filter(({ kind }) => kind === setAsideKind).map(({ data, version }) => [data.run, version]),
  );
  return completions(events).filter(({ data, version }) => version > (asideAt.get(data.run) ?? 0));
};
