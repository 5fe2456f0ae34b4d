import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { ObjectNotFoundError } from '../../../analytics/core/ports/object-store.ts';
import { keys, namedDigest } from '../../../analytics/lake/keys.ts';
import type { Snapshot, SnapshotFile } from '../../../analytics/lake/snapshot.ts';
import type { Finding } from '../../../analytics/verify/finding.ts';
import { fileDigest } from '../../adapters/file-digest.ts';
import { receiptAt } from '../ingest/answers.ts';

/** An object that a run rests on: its bytes must have this digest. */
export interface Evidence {
  readonly key: string;
  readonly digest: string;
  /** The file it came from. */
  readonly about: string;
}

const evidenceOf = (file: SnapshotFile): readonly Evidence[] =>
  [
    { key: file.receiptKey, digest: file.receiptDigest },
    ...file.tables.map(({ key, digest }) => ({ key, digest })),
  ].map((object) => ({
    ...object,
    about: file.fileName,
  }));

/** Checks one object's bytes; null when they are what they were. */
export const verifyObject = async (
  effects: Pick<Effects, 'store'>,
  { key, digest, about }: Evidence,
): Promise<Finding | null> => {
  try {
    const found = await fileDigest(await effects.store.locate(key));
    return found === digest ? null : { code: 'object_changed', place: key, expected: digest, found, about };
  } catch (cause) {
    if (!(cause instanceof ObjectNotFoundError)) throw cause;
    return { code: 'object_missing', place: key, expected: digest, found: 'absent', about };
  }
};

/** The upload as it came and its source description, which only the file's receipt names. */
const namedByReceipt = async (effects: Pick<Effects, 'store'>, file: SnapshotFile): Promise<readonly Evidence[]> => {
  const { rawKey, source } = await receiptAt(effects, file.receiptKey);
  const raw = { key: rawKey, digest: namedDigest(rawKey) ?? '' };
  return [raw, ...(source ? [{ key: keys.source(source), digest: source }] : [])].map((object) => ({
    ...object,
    about: file.fileName,
  }));
};

/** Checks raw file, receipt, lake files and source description of everything a snapshot names. */
export const verifyObjects = async (
  effects: Pick<Effects, 'store'>,
  snapshot: Snapshot,
): Promise<{ readonly checked: ReadonlySet<string>; readonly findings: readonly Finding[] }> => {
  const findings: Finding[] = [];
  const checked = new Set<string>();
  const check = async (evidence: Evidence): Promise<void> => {
    if (checked.has(evidence.key)) return;
    checked.add(evidence.key);
    const finding = await verifyObject(effects, evidence);
    if (finding) findings.push(finding);
  };
  for (const file of snapshot.files) {
    for (const evidence of evidenceOf(file)) await check(evidence);
    // A damaged receipt is named already; what it says can't be trusted.
    if (findings.some(({ place }) => place === file.receiptKey)) continue;
    for (const evidence of await namedByReceipt(effects, file)) await check(evidence);
  }
  return { checked, findings };
};
