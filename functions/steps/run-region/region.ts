import { EnvelopeTooSmallError } from '../../../analytics/allocation/solve.ts';
import { digestOf } from '../../../analytics/core/digest.ts';
import type { Bucket } from '../../../analytics/core/ports/bucket.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Output } from '../../../analytics/core/ports/output.ts';
import { documentAt } from '../../../analytics/lake/document.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import type { Snapshot } from '../../../analytics/lake/snapshot.ts';
import { policyOf } from '../../../analytics/policy/load.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import { withoutResult, withResult } from '../../../analytics/regions/outcome.ts';
import type { PlannedRegion, RegionOutcome } from '../../../analytics/regions/region.ts';
import { regionWords } from '../../../analytics/regions/sentences.ts';
import { besideResults } from '../../../analytics/results/places.ts';
import type { Edition } from '../../../analytics/site/parts/edition.ts';
import { PeriodNotReportedError } from '../compute/step.ts';
import { writeReceiptIndex } from '../ingest/receipts.ts';
import { runProblems } from '../problems.ts';
import { produce } from '../produce/produce.ts';
import { stopwatch } from '../produce/stopwatch.ts';
import { witness } from '../produce/witness.ts';
import { setRunAside } from '../record/step.ts';
import { documentIn, documents, keepDocument } from '../run-documents/documents.ts';
import { landingReceipts } from '../sweep/landing-receipts.ts';
import { verifySnapshot } from '../verify/snapshot.ts';

/** What a plan names is not what it was when it was planned, or gone. */
export class PlanBrokenError extends Error {
  override readonly name = 'PlanBrokenError';
  readonly key: string;
  constructor(key: string, options?: ErrorOptions) {
    super(`${key} is not what the run was planned with`, options);
    this.key = key;
  }
}

export interface RegionBuild {
  readonly lake: Bucket;
  readonly edition: Edition;
  /** Opens where the region's results go. */
  readonly open: () => Promise<Output>;
}

const plannedPolicy = async ({ store }: Pick<Effects, 'store'>, digest: string): Promise<Policy> => {
  const document = await documentAt(store, keys.policy(digest));
  if (digestOf(document) !== digest) throw new PlanBrokenError(keys.policy(digest));
  return policyOf(document);
};

/** The outcome where the question was put rightly and has no answer; null for a fault. */
const unanswered = (planned: PlannedRegion, { files }: Snapshot, thrown: unknown): RegionOutcome | null => {
  if (thrown instanceof PeriodNotReportedError) {
    const reason = files.some(({ state }) => state === 'accepted')
      ? regionWords.notReported(planned.period, thrown.known)
      : regionWords.nothingAccepted();
    return withoutResult(planned, 'missing', reason);
  }
  if (!(thrown instanceof EnvelopeTooSmallError)) return null;
  return withoutResult(
    planned,
    'failed',
    runProblems.envelopeTooSmall(thrown.envelopeAmount, thrown.minimumAmount, thrown.shortfallAmount).says,
  );
};

/** Each upload was given its receipt when it was answered; a run only lists them. */
const indexReceipts = async (effects: Effects, { code }: PlannedRegion, lake: Bucket): Promise<void> => {
  const receipts = await landingReceipts(effects);
  if (receipts.length > 0) await writeReceiptIndex(effects, receipts, besideResults(lake, code));
};

const computed = async (
  effects: Effects,
  planned: PlannedRegion,
  { lake, edition, open }: RegionBuild,
): Promise<RegionOutcome> => {
  if (planned.snapshot === null || planned.policy === null)
    return withoutResult(planned, 'failed', planned.problem ?? regionWords.notPlanned());
  const { snapshot } = await verifySnapshot(effects, planned.snapshot);
  if (!snapshot) throw new PlanBrokenError(keys.snapshot(planned.snapshot));
  const policy = await plannedPolicy(effects, planned.policy);
  await indexReceipts(effects, planned, lake);
  const output = witness(await open());
  try {
    const wanted = { snapshot, policy, through: planned.period, envelopeAmount: null, edition };
    return await produce(effects, wanted, output, stopwatch(effects.log)).then(
      async (produced) => {
        const { period, replaceLater = false } = planned;
        const later = await output.publish({ period, replaceLater });
        if (later !== null) await setRunAside(effects, produced.record.id, later);
        return withResult(planned, produced, policy, later === null ? null : regionWords.laterStands(period, later));
      },
      (cause: unknown) => {
        const without = unanswered(planned, snapshot, cause);
        if (!without) throw cause;
        return without;
      },
    );
  } finally {
    await output.discard();
  }
};

/**
 * Computes one region as it was planned and publishes it; what came of it is written down last. Done again it changes
 * nothing, also where it broke off on the way: all it says carries the plan's instant. What shows a later period
 * stands. A fault is written down by its name and thrown on, to be tried again.
 */
export const buildRegion = async (
  effects: Effects,
  planned: PlannedRegion,
  build: RegionBuild,
): Promise<RegionOutcome> => {
  const place = documents.outcome(planned);
  const before = await documentIn<RegionOutcome>(build.lake, place);
  if (before?.state === 'done') return before;
  try {
    const outcome = await computed({ ...effects, clock: () => planned.plannedAt }, planned, build);
    await keepDocument(build.lake, place, outcome);
    return outcome;
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : typeof cause;
    // Another try of the same region may have come to its end meanwhile.
    if ((await documentIn<RegionOutcome>(build.lake, place))?.state === 'done') throw cause;
    await keepDocument(build.lake, place, withoutResult(planned, 'failed', regionWords.broken(name)));
    throw cause;
  }
};
