import { join } from 'node:path';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { resultDigestOf } from '../../../analytics/models/mart-digest.ts';
import { policyId } from '../../../analytics/policy/load.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import type { KeptRun, RunRecord } from '../../../analytics/run/record.ts';
import type { Finding, VerifyReport } from '../../../analytics/verify/finding.ts';
import { verifyLedger } from './ledger.ts';
import { verifyMarts } from './marts.ts';
import { verifyObjects } from './objects.ts';
import { verifyPages } from './pages.ts';
import { verifyPolicy } from './policy.ts';
import { recompute } from './recompute.ts';
import { verifyRun } from './run.ts';
import { verifySnapshot } from './snapshot.ts';

/** A record must agree with itself: its result digest is made of its marts' digests, its policy's id of the policy. */
const verifyRecord = (record: KeptRun, policy: Policy | null): readonly Finding[] => {
  const stated = [
    { place: 'resultDigest', expected: resultDigestOf(record.marts), found: record.resultDigest },
    ...(policy ? [{ place: 'policy.id', expected: policyId(policy), found: record.policy.id }] : []),
  ];
  return stated
    .filter(({ expected, found }) => expected !== found)
    .map((finding) => ({ code: 'record_changed', ...finding, about: 'run.json' }));
};

/**
 * Checks that a run's result holds: its record against what was kept of it, every ledger chain, every object the snapshot names, the policy, the marts and
 * pages in its output `folder` where that is given, and last the whole result, computed again. Nothing is changed; what does not hold is named.
 */
export const verify = async (
  effects: Effects,
  record: RunRecord,
  { folder = null }: { readonly folder?: string | null } = {},
): Promise<VerifyReport> => {
  const { run, findings: ofRun } = await verifyRun(effects, record);
  const { snapshot, findings: ofSnapshot } = await verifySnapshot(effects, run.snapshot);
  const ledger = await verifyLedger(effects, [...(snapshot?.streams ?? []), ...run.streams]);
  const objects = snapshot ? await verifyObjects(effects, snapshot) : { objects: 0, findings: [] };
  const { policy, findings: ofPolicy } = await verifyPolicy(effects, run.policy);
  const martsFolder = folder === null ? null : join(folder, 'marts');
  const published = martsFolder ? await verifyMarts(effects, run, martsFolder) : { marts: 0, findings: [] };
  const pages = folder === null ? { pages: 0, findings: [] } : await verifyPages(effects, run, folder);
  // Damaged input would only be computed into damaged output, or not at all: it is named above.
  const result =
    snapshot && policy && objects.findings.length === 0
      ? await recompute(effects, run, { snapshot, policy }, { folder: martsFolder, findings: published.findings })
      : { resultDigest: null, findings: published.findings };
  const stored = [...ofSnapshot, ...ledger.findings, ...objects.findings, ...ofPolicy];
  const findings = [...ofRun, ...stored, ...verifyRecord(run, policy), ...result.findings, ...pages.findings];
  return {
    holds: findings.length === 0,
    findings,
    checked: { events: ledger.events, objects: objects.objects, marts: published.marts, pages: pages.pages },
    recomputed: result.resultDigest,
  };
};
