import type { Period } from '../../core/period.ts';
import type { LedgerEvent, NewEvent } from '../../core/ports/ledger.ts';

/** The stream of the months that are run unattended: each is planned, then run or put off. */
export const monthsStream = 'months';

const plannedKind = 'month.planned';
const putOffKind = 'month.put-off';
const runKind = 'month.run';

/** From what a month is computed, fixed before it is: whoever takes it up again computes the same run. */
export interface MonthPlan {
  readonly period: Period;
  readonly snapshot: string;
  /** The policy's digest. */
  readonly policy: string;
  readonly plannedAt: string;
}

export const monthPlanned = (plan: MonthPlan): NewEvent => ({ kind: plannedKind, data: { ...plan } });

/** The files in hand gave the month no result; it is planned anew when others have come. */
export const monthPutOff = (period: Period, snapshot: string): NewEvent => ({
  kind: putOffKind,
  data: { period, snapshot },
});

export const monthRun = (period: Period, run: string): NewEvent => ({ kind: runKind, data: { period, run } });

/** How far a month has come: the plan that waits to be carried out, or the run that did. */
export interface MonthState {
  readonly plan: MonthPlan | null;
  readonly run: string | null;
  /** The snapshot with which it was put off last; null where a plan or a run came after. */
  readonly putOff: string | null;
}

const untouched: MonthState = { plan: null, run: null, putOff: null };

const next = (event: LedgerEvent): MonthState => {
  const { kind, data } = event;
  if (kind === plannedKind) {
    const { period, snapshot, policy, plannedAt } = data as unknown as MonthPlan;
    return { ...untouched, plan: { period, snapshot, policy, plannedAt } };
  }
  return kind === runKind ? { ...untouched, run: String(data.run) } : { ...untouched, putOff: String(data.snapshot) };
};

/** The state of each month that was ever due. */
export const monthStates = (events: readonly LedgerEvent[]): ReadonlyMap<Period, MonthState> =>
  new Map(events.map((event) => [String(event.data.period), next(event)]));

/** The state of one month, due or not. */
export const monthState = (events: readonly LedgerEvent[], period: Period): MonthState =>
  monthStates(events).get(period) ?? untouched;

/** The latest month that was run; null where none was. */
export const lastMonthRun = (events: readonly LedgerEvent[]): Period | null =>
  [...monthStates(events)]
    .flatMap(([period, { run }]) => (run === null ? [] : [period]))
    .toSorted()
    .at(-1) ?? null;
