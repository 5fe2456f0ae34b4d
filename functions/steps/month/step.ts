import { EnvelopeTooSmallError } from '../../../analytics/allocation/solve.ts';
import { canonicalBytes, digestOf } from '../../../analytics/core/digest.ts';
import type { Text } from '../../../analytics/core/language/text.ts';
import { type Period, yearOf } from '../../../analytics/core/period.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { type NewEvent, StaleVersionError } from '../../../analytics/core/ports/ledger.ts';
import { documentAt } from '../../../analytics/lake/document.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import {
  type MonthPlan,
  type MonthState,
  monthPlanned,
  monthPutOff,
  monthRun,
  monthState,
  monthsStream,
} from '../../../analytics/ledger/streams/months.ts';
import { policyOf } from '../../../analytics/policy/load.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import { regionWords } from '../../../analytics/regions/sentences.ts';
import { PeriodNotReportedError } from '../compute/step.ts';
import { runProblems } from '../problems.ts';
import { type Produced, produce } from '../produce/produce.ts';
import { stopwatch } from '../produce/stopwatch.ts';
import type { Witness } from '../produce/witness.ts';
import { setRunAside } from '../record/step.ts';
import { presentSnapshot, takeSnapshot } from '../snapshot/step.ts';
import { verifySnapshot } from '../verify/snapshot.ts';

/** The plan of a month names a snapshot or a policy that is not what it was, or gone. */
export class MonthPlanBrokenError extends Error {
  override readonly name = 'MonthPlanBrokenError';
  readonly key: string;
  constructor(key: string) {
    super(`${key} is not what the month was planned with`);
    this.key = key;
  }
}

/** What came of a month: its run, published unless a later month's stands; a reason where it was put off. */
export type MonthOutcome =
  | { readonly period: Period; readonly produced: Produced; readonly laterStands: Period | null }
  | { readonly period: Period; readonly putOff: Text };

/** Where a month's result goes, and who is told what came of it. */
export interface MonthEnd {
  readonly open: () => Promise<Witness>;
  /** Called before the outcome is noted, and again after a crash in between. */
  readonly tell: (outcome: MonthOutcome) => Promise<void>;
}

/**
 * Writes down what is decided of a month as it stands, if anything; decided anew where somebody else wrote first.
 * Returns how the month stands then.
 */
const decide = async (
  { ledger, clock }: Pick<Effects, 'ledger' | 'clock'>,
  period: Period,
  decision: (state: MonthState) => NewEvent | null,
): Promise<MonthState> => {
  for (;;) {
    const events = await ledger.read(monthsStream);
    const state = monthState(events, period);
    const event = decision(state);
    if (event === null) return state;
    try {
      const written = await ledger.append(monthsStream, events.length, [event], { actor: 'watch', at: clock() });
      return monthState([...events, ...written], period);
    } catch (cause) {
      if (!(cause instanceof StaleVersionError)) throw cause;
    }
  }
};

/** The plan that stands, or a new one of the files and the policy of now; null where there is nothing to run. */
const planOf = async (effects: Effects, period: Period, policy: Policy): Promise<MonthPlan | null> => {
  const state = monthState(await effects.ledger.read(monthsStream), period);
  if (state.plan) return state.plan;
  if (state.run !== null || state.putOff === (await presentSnapshot(effects)).id) return null;
  const digest = digestOf(policy);
  await effects.store.put(keys.policy(digest), canonicalBytes(policy));
  const plan = { period, snapshot: (await takeSnapshot(effects)).id, policy: digest, plannedAt: effects.clock() };
  const planned = await decide(effects, period, ({ plan: standing, run }) =>
    standing === null && run === null ? monthPlanned(plan) : null,
  );
  return planned.plan;
};

const plannedPolicy = async ({ store }: Pick<Effects, 'store'>, digest: string): Promise<Policy> => {
  const document = await documentAt(store, keys.policy(digest));
  if (digestOf(document) !== digest) throw new MonthPlanBrokenError(keys.policy(digest));
  return policyOf(document);
};

/** Of a year that is over no month falls due any more: it is run as a whole. */
const withYearOver = ({ zh, en }: Text, last: Period): Text => {
  const year = yearOf(last);
  return {
    zh: `${zh}。${year} 年已经过完,不会再逐月运行:要那一年的结果,用同一个 --data 运行 jixiao run <文件夹> --out <结果文件夹>`,
    en: `${en}. ${year} is over and none of its months is due any more: for its result run jixiao run <folder> --out <folder> with the same --data`,
  };
};

/** Why the files give the month no result; null for a fault. */
const reasonOf = (period: Period, thrown: unknown): Text | null => {
  if (thrown instanceof PeriodNotReportedError) {
    const [said, last] = [regionWords.notReported(period, thrown.known), thrown.known.at(-1)];
    return last && yearOf(last) < yearOf(period) ? withYearOver(said, last) : said;
  }
  if (!(thrown instanceof EnvelopeTooSmallError)) return null;
  return runProblems.envelopeTooSmall(thrown.envelopeAmount, thrown.minimumAmount, thrown.shortfallAmount).says;
};

/**
 * Runs a month once: what it is computed from is written down first and that it was run last, so whoever takes it up
 * after a crash publishes the same run, whatever has come in since. Null where it was run, or put off and nothing new
 * has come.
 */
export const runMonth = async (
  effects: Effects,
  { period, policy }: { readonly period: Period; readonly policy: Policy },
  { open, tell }: MonthEnd,
): Promise<MonthOutcome | null> => {
  const plan = await planOf(effects, period, policy);
  if (plan === null) return null;
  const { snapshot } = await verifySnapshot(effects, plan.snapshot);
  if (!snapshot) throw new MonthPlanBrokenError(keys.snapshot(plan.snapshot));
  const asPlanned: Effects = { ...effects, clock: () => plan.plannedAt };
  const wanted = {
    snapshot,
    policy: await plannedPolicy(effects, plan.policy),
    through: period,
    envelopeAmount: null,
    edition: 'internal',
  } as const;
  const output = await open();
  try {
    const produced = await produce(asPlanned, wanted, output, stopwatch(effects.log)).catch((cause: unknown) => {
      const reason = reasonOf(period, cause);
      if (!reason) throw cause;
      return reason;
    });
    if (!('record' in produced)) {
      await tell({ period, putOff: produced });
      await decide(effects, period, (state) => (state.plan ? monthPutOff(period, plan.snapshot) : null));
      return { period, putOff: produced };
    }
    const laterStands = await output.publish({ period, replaceLater: false });
    if (laterStands !== null) await setRunAside(asPlanned, produced.record.id, laterStands);
    await tell({ period, produced, laterStands });
    await decide(effects, period, (state) => (state.plan ? monthRun(period, produced.record.id) : null));
    return { period, produced, laterStands };
  } finally {
    await output.discard();
  }
};
