import { canonicalBytes, digestOf } from '../../../analytics/core/digest.ts';
import { inParallel } from '../../../analytics/core/in-parallel.ts';
import type { Text } from '../../../analytics/core/language/text.ts';
import type { Bucket } from '../../../analytics/core/ports/bucket.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Landing } from '../../../analytics/core/ports/landing.ts';
import { DamagedEventError, LedgerDamagedError } from '../../../analytics/core/ports/ledger.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { PolicyError } from '../../../analytics/policy/load.ts';
import type { PlannedRegion, Region } from '../../../analytics/regions/region.ts';
import { regionWords } from '../../../analytics/regions/sentences.ts';
import { answerOf } from '../../adapters/s3-put.ts';
import { policyInForce } from '../policy/in-force.ts';
import { writtenPolicy } from '../policy/written.ts';
import { runProblems } from '../problems.ts';
import { documentIn, documents, json } from '../run-documents/documents.ts';
import type { RunInput } from '../run-documents/input.ts';
import { takeSnapshot } from '../snapshot/step.ts';

/** One region within reach of a plan. */
export interface RegionReach extends Pick<Effects, 'store' | 'ledger' | 'asset'> {
  readonly landing: Pick<Landing, 'versions' | 'read'>;
}

/** S3 refuses what lies as a region's policy.yaml, such as one encrypted with a key that nobody may use. */
export class PolicyUnreadableError extends Error {
  override readonly name = 'PolicyUnreadableError';
  constructor(options?: ErrorOptions) {
    super('policy.yaml can’t be read', options);
  }
}

/** A landing place that says of a refused read that it is one. S3 asks for patience with 429 or 503. */
const naming = ({ versions, read }: RegionReach['landing']): RegionReach['landing'] => ({
  versions,
  read: async (version) =>
    read(version).catch((cause: unknown) => {
      const { status } = answerOf(cause);
      throw status >= 400 && status < 500 && status !== 429 ? new PolicyUnreadableError({ cause }) : cause;
    }),
});

const policyOf = async ({ store, ledger, asset, landing }: RegionReach): Promise<string> => {
  const policy = await policyInForce({ ledger, asset }, await writtenPolicy(naming(landing)));
  const digest = digestOf(policy);
  await store.put(keys.policy(digest), canonicalBytes(policy));
  return digest;
};

/**
 * What keeps one region from being computed until a person has seen to it; anything else is a fault of the moment and
 * worth another try.
 */
const problemOf = (thrown: unknown): Text | null => {
  if (thrown instanceof PolicyError) return runProblems.policyInvalid('policy.yaml', thrown).says;
  if (thrown instanceof PolicyUnreadableError) return regionWords.policyUnreadable();
  if (thrown instanceof LedgerDamagedError) return runProblems.ledgerDamaged(thrown.place).says;
  return thrown instanceof DamagedEventError
    ? runProblems.ledgerDamaged(`${thrown.stream}#${thrown.version}`).says
    : null;
};

/**
 * Fixes from what a region is computed: the files accepted by now and the policy in force. Its own problem is written
 * down with it and stops no other.
 */
const planRegion = async (
  reach: RegionReach,
  planned: Pick<PlannedRegion, 'key' | 'period' | 'plannedAt' | 'replaceLater' | 'code' | 'name'>,
  unreadable: PolicyUnreadableError[],
): Promise<PlannedRegion> => {
  try {
    const policy = await policyOf(reach);
    return { ...planned, snapshot: (await takeSnapshot(reach)).id, policy, problem: null };
  } catch (cause) {
    const problem = problemOf(cause);
    if (!problem) throw cause;
    if (cause instanceof PolicyUnreadableError) unreadable.push(cause);
    return { ...planned, snapshot: null, policy: null, problem };
  }
};

const chosen = ({ regions, only }: RunInput): readonly Region[] =>
  only ? regions.filter(({ code }) => only.includes(code)) : regions;

/**
 * The plan of a run, made once: whoever asks again is given the plan that stands, whatever has come in since. Throws
 * PolicyUnreadableError where no region's policy can be read, for then it is the run that may not.
 */
export const planRun = async (
  run: RunInput,
  lake: Bucket,
  reachOf: (region: string) => RegionReach,
  plannedAt: string,
): Promise<readonly PlannedRegion[]> => {
  const place = documents.items(run.key);
  const before = await documentIn<readonly PlannedRegion[]>(lake, place);
  if (before) return before;
  const regions = chosen(run);
  const planned = new Map<string, PlannedRegion>();
  const unreadable: PolicyUnreadableError[] = [];
  const { key, period, replaceLater } = run;
  const asked = { key, period, plannedAt, ...(replaceLater && { replaceLater }) };
  await inParallel(regions, 16, async ({ code, name }) => {
    planned.set(code, await planRegion(reachOf(code), { ...asked, code, name }, unreadable));
  });
  if (unreadable[0] && unreadable.length === regions.length) throw unreadable[0];
  const plan = regions.flatMap(({ code }) => planned.get(code) ?? []);
  const first = await lake.putOnce(place, JSON.stringify(plan), json);
  return first ? plan : ((await documentIn<readonly PlannedRegion[]>(lake, place)) ?? plan);
};
