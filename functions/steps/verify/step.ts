import { join } from 'node:path';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { resultDigestOf } from '../../../analytics/models/mart-digest.ts';
import { type KeptRun, type RunRecord, recordName } from '../../../analytics/run/record.ts';
import type { Finding, VerifyReport } from '../../../analytics/verify/finding.ts';
import { verifyLedger } from './ledger.ts';
import { verifyMarts } from './marts.ts';
import { verifyObjects } from './objects.ts';
import { type KeptPolicy, verifyPolicy } from './policy.ts';
import { verifyPublished } from './published.ts';
import { recompute } from './recompute.ts';
import { verifyRun } from './run.ts';
import { verifyRuns } from './runs.ts';
import { verifySigned } from './signature.ts';
import { verifySnapshot } from './snapshot.ts';
import { verifyStore } from './store.ts';

/** A record must agree with itself: its result digest is made of its marts' digests, its policy's id of the policy. */
const verifyRecord = (record: KeptRun, policy: KeptPolicy | null): readonly Finding[] => {
  const stated = [
    { place: 'resultDigest', expected: resultDigestOf(record.marts), found: record.resultDigest },
    ...(policy ? [{ place: 'policy.id', expected: policy.id, found: record.policy.id }] : []),
  ];
  return stated
    .filter(({ expected, found }) => expected !== found)
    .map((finding) => ({ code: 'record_changed', ...finding, about: recordName }));
};

/** What differs in a mart's rows says more than that its bytes differ. */
const besides = (findings: readonly Finding[], named: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ place }) => !named.some((finding) => finding.place === place));

/** Each finding once, as it was named first. */
const once = (findings: readonly Finding[]): readonly Finding[] => {
  const named = new Map<string, Finding>();
  for (const finding of findings) {
    const name = `${finding.code} ${finding.place}`;
    if (!named.has(name)) named.set(name, finding);
  }
  return [...named.values()];
};

const ledgerFileFinding = ({ state, expected, found }: LedgerFile): readonly Finding[] =>
  state === 'changed' ? [{ code: 'ledger_file_changed', place: 'ledger.sqlite', expected, found, about: '' }] : [];

const sum = (counts: readonly (number | undefined)[]): number => counts.reduce<number>((all, one = 0) => all + one, 0);

/** How the file that keeps the ledger was found before it was opened; `open` where nobody sealed it, as on AWS. */
export interface LedgerFile {
  readonly state: 'whole' | 'changed' | 'open';
  readonly expected: string;
  readonly found: string;
}

export interface VerifyOptions {
  /** The run's output folder; null where only what is kept is checked. */
  readonly folder?: string | null;
  readonly ledgerFile?: LedgerFile;
  /** The id of the office's key, which must have signed the run. */
  readonly against?: string | null;
}

const unsealed: LedgerFile = { state: 'open', expected: '', found: '' };

/**
 * Checks that a run's result holds: its record against what was kept of it, every ledger chain up to what every run saw
 * of it, every object that is kept, the policy, every file in its output `folder` where that is given, and last the
 * whole result, computed again. Nothing is changed; what does not hold is named.
 */
export const verify = async (
  effects: Effects,
  record: RunRecord,
  { folder = null, ledgerFile = unsealed, against = null }: VerifyOptions = {},
): Promise<VerifyReport> => {
  const { run, findings: ofRun } = await verifyRun(effects, record);
  const { snapshot, findings: ofSnapshot } = await verifySnapshot(effects, run.snapshot);
  const runs = await verifyRuns(effects);
  const ledger = await verifyLedger(effects, [...(snapshot?.streams ?? []), ...run.streams, ...runs.heads]);
  const objects = snapshot ? await verifyObjects(effects, snapshot) : { checked: new Set<string>(), findings: [] };
  const { kept, findings: ofPolicy } = await verifyPolicy(effects, run.policy);
  const { signature, findings: ofSignature } = await verifySigned(effects, record.id, against);
  const store = await verifyStore(effects, objects.checked);
  const martsFolder = folder === null ? null : join(folder, 'marts');
  const published =
    folder === null ? { files: {}, findings: [] } : await verifyPublished(effects, { ...run, id: record.id }, folder);
  const marts = martsFolder ? await verifyMarts(effects, run, martsFolder) : { marts: 0, findings: [] };
  // Damaged input would only be computed into damaged output, or not at all: it is named above.
  const result =
    snapshot && kept?.policy && objects.findings.length === 0
      ? await recompute(
          effects,
          run,
          { snapshot, policy: kept.policy },
          { folder: martsFolder, findings: marts.findings },
        )
      : { resultDigest: null, findings: marts.findings };
  const findings = once([
    ...ofSignature,
    ...ofRun,
    ...ofSnapshot,
    ...ledger.findings,
    ...objects.findings,
    ...ofPolicy,
    ...verifyRecord(run, kept),
    ...result.findings,
    ...besides(published.findings, marts.findings),
    ...runs.findings,
    ...store.findings,
    ...ledgerFileFinding(ledgerFile),
  ]);
  const { site, notices, receipts = 0 } = published.files;
  return {
    holds: findings.length === 0,
    findings,
    checked: {
      events: ledger.events,
      objects: objects.checked.size + store.objects,
      marts: marts.marts,
      pages: sum([site, notices]),
      receipts,
    },
    handedOver: folder === null ? null : 'output',
    ledgerFile: ledgerFile.state,
    signature,
    // After the run there was at least its own completion.
    eventsSince: Math.max(0, ledger.events - sum(run.streams.map(({ version }) => version)) - 1),
    recomputed: result.resultDigest,
  };
};
