import { resultDigestOf } from '../../analytics/models/mart-digest.ts';
import type { RunRecord } from '../../analytics/models/run-record.ts';
import { policyId } from '../../analytics/policy/load.ts';
import type { Policy } from '../../analytics/policy/schema.ts';
import type { Effects } from '../../analytics/ports/effects.ts';
import type { Finding, VerifyReport } from '../../analytics/verify/finding.ts';
import { verifyLedger } from './ledger.ts';
import { verifyMarts } from './marts.ts';
import { verifyObjects } from './objects.ts';
import { verifyPolicy } from './policy.ts';
import { recompute } from './recompute.ts';
import { verifySnapshot } from './snapshot.ts';

/** A record must agree with itself: its result digest is made of its marts' digests, its policy's id of the policy. */
const verifyRecord = (record: RunRecord, policy: Policy | null): readonly Finding[] => {
  const stated = [
    { place: 'resultDigest', expected: resultDigestOf(record.marts), found: record.resultDigest },
    ...(policy ? [{ place: 'policy.id', expected: policyId(policy), found: record.policy.id }] : []),
  ];
  return stated.filter(({ expected, found }) => expected !== found).map((finding) => ({ code: 'record_changed', ...finding, about: 'run.json' }));
};

/**
 * Checks that a run's result holds: every ledger chain, every object the snapshot names, the policy, the published marts where `martsFolder` is given,
 * and last the whole result, computed again. Nothing is changed; what does not hold is named in the report.
 */
export const verify = async (
  effects: Effects,
  record: RunRecord,
  { martsFolder = null }: { readonly martsFolder?: string | null } = {},
): Promise<VerifyReport> => {
  const { snapshot, findings: ofSnapshot } = await verifySnapshot(effects, record.snapshot);
  const ledger = await verifyLedger(effects, snapshot);
  const objects = snapshot ? await verifyObjects(effects, snapshot) : { objects: 0, findings: [] };
  const { policy, findings: ofPolicy } = await verifyPolicy(effects, record.policy);
  const published = martsFolder ? await verifyMarts(effects, record, martsFolder) : { marts: 0, findings: [] };
  // Damaged input would only be computed into damaged output, or not at all: it is named above.
  const result =
    snapshot && policy && objects.findings.length === 0
      ? await recompute(effects, record, { snapshot, policy }, { folder: martsFolder, findings: published.findings })
      : { resultDigest: null, findings: published.findings };
  const findings = [...ofSnapshot, ...ledger.findings, ...objects.findings, ...ofPolicy, ...verifyRecord(record, policy), ...result.findings];
  return {
    holds: findings.length === 0,
    findings,
    checked: { events: ledger.events, objects: objects.objects, marts: published.marts },
    recomputed: result.resultDigest,
  };
};
