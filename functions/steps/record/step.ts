import { canonicalBytes, digestOf } from '../../../analytics/core/digest.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { LedgerEvent, StreamHead } from '../../../analytics/core/ports/ledger.ts';
import { documentAt } from '../../../analytics/lake/document.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import type { Manifest } from '../../../analytics/lake/manifest.ts';
import { headOf } from '../../../analytics/ledger/event.ts';
import {
  completions,
  runCompleted,
  runSetAside,
  runsStream,
  standingRuns,
} from '../../../analytics/ledger/streams/runs.ts';
import {
  type KeptRun,
  type PublishedFolder,
  type RunFacts,
  type RunRecord,
  runIdOf,
} from '../../../analytics/run/record.ts';
import { signRun } from './sign.ts';

const headsOf = async ({ ledger }: Pick<Effects, 'ledger'>): Promise<readonly StreamHead[]> => {
  const heads: StreamHead[] = [];
  for (const stream of await ledger.streams()) heads.push({ stream, ...headOf(await ledger.read(stream)) });
  return heads;
};

const keepManifests = async (
  { store }: Pick<Effects, 'store'>,
  manifests: Readonly<Record<string, Manifest>>,
): Promise<KeptRun['published']> => {
  const published: Record<string, PublishedFolder> = {};
  for (const [folder, manifest] of Object.entries(manifests)) {
    const digest = digestOf(manifest);
    await store.put(keys.manifest(digest), canonicalBytes(manifest));
    published[folder] = { digest, files: Object.keys(manifest).length };
  }
  return published;
};

/**
 * The run written down before that is the same in all but how far other streams of the ledger had come: done again
 * after it broke off.
 */
const same = async (
  { store }: Pick<Effects, 'store'>,
  runs: readonly LedgerEvent[],
  kept: KeptRun,
): Promise<(KeptRun & { readonly id: string }) | null> => {
  const alike = ({ at, data }: LedgerEvent): boolean => at === kept.ranAt && data.resultDigest === kept.resultDigest;
  for (const { data } of completions(runs).filter(alike)) {
    const id = String(data.run);
    const before = (await documentAt(store, keys.run(id))) as KeptRun;
    if (digestOf({ ...before, streams: [] }) === digestOf({ ...kept, streams: [] })) return { ...before, id };
  }
  return null;
};

/**
 * Keeps what belongs to a run and is no part of what it is: how long its steps took this time, and the office's
 * signature.
 */
const keepBeside = async (
  effects: Effects,
  run: string,
  secondsPerStep: RunRecord['secondsPerStep'],
): Promise<void> => {
  await effects.store.put(keys.timing(run, digestOf(secondsPerStep)), canonicalBytes(secondsPerStep));
  await signRun(effects, run);
};

/** Keeps what a run says of itself with what it published, then writes its completion down, once per different run that
 * stands. */
export const keepRun = async (
  effects: Effects,
  facts: RunFacts,
  manifests: Readonly<Record<string, Manifest>>,
  secondsPerStep: RunRecord['secondsPerStep'],
): Promise<RunRecord> => {
  const kept: KeptRun = {
    ...facts,
    streams: await headsOf(effects),
    published: await keepManifests(effects, manifests),
  };
  const runs = await effects.ledger.read(runsStream);
  const before = await same(effects, runs, kept);
  const id = before?.id ?? runIdOf(kept);
  if (!before) await effects.store.put(keys.run(id), canonicalBytes(kept));
  await keepBeside(effects, id, secondsPerStep);
  const { snapshot, resultDigest, policy, through } = kept;
  if (!standingRuns(runs).some(({ data }) => data.run === id)) {
    const completed = runCompleted({ run: id, snapshot, policy: policy.digest, through, resultDigest });
    await effects.ledger.append(runsStream, runs.length, [completed], { actor: 'run', at: facts.ranAt });
  }
  return { ...kept, ...before, id, secondsPerStep };
};

/**
 * Writes down that a completed run gave way to a later month's result and was not published: it stays on record, and
 * the last result is the one before it.
 */
export const setRunAside = async (
  { ledger, clock }: Pick<Effects, 'ledger' | 'clock'>,
  run: string,
  later: string,
): Promise<void> => {
  const runs = await ledger.read(runsStream);
  if (standingRuns(runs).some(({ data }) => data.run === run))
    await ledger.append(runsStream, runs.length, [runSetAside(run, later)], { actor: 'run', at: clock() });
};
