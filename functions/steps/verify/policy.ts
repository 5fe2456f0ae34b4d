import { digestOf } from '../../../analytics/core/digest.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { DamagedEventError, LedgerDamagedError } from '../../../analytics/core/ports/ledger.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { loadKept, PolicyError, policyId } from '../../../analytics/policy/load.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import type { KeptRun } from '../../../analytics/run/record.ts';
import { differences } from '../../../analytics/verify/differences.ts';
import type { Finding } from '../../../analytics/verify/finding.ts';
import { policyStream } from '../policy/step.ts';
import { verifyObject } from './objects.ts';

interface Copy {
  /** Where the copy is, as findings name it. */
  readonly place: string;
  readonly document: unknown;
  readonly intact: boolean;
}

const documentOf = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
};

/** The copy that was written down when the policy was adopted; a damaged stream is the ledger check's to name. */
const adoptedCopy = async ({ ledger }: Pick<Effects, 'ledger'>, digest: string): Promise<Copy | null> => {
  try {
    const event = (await ledger.read(policyStream)).find(
      ({ kind, data }) => kind === 'policy.adopted' && data.digest === digest,
    );
    return event
      ? {
          place: `${policyStream}#${event.version}`,
          document: event.data.document,
          intact: digestOf(event.data.document) === digest,
        }
      : null;
  } catch (cause) {
    if (cause instanceof DamagedEventError || cause instanceof LedgerDamagedError) return null;
    throw cause;
  }
};

const changes = (truth: Copy, other: Copy): readonly Finding[] =>
  differences(truth.document, other.document).map(({ path, before, after }) => ({
    code: 'policy_changed',
    place: path,
    expected: before,
    found: after,
    about: other.place,
  }));

/** The policy of a run: the id of its document as it was kept, and the policy in today's schema. */
export interface KeptPolicy {
  readonly id: string;
  /** Null where this release can't read it. */
  readonly policy: Policy | null;
}

interface VerifiedPolicy {
  /** Null where no copy is intact. */
  readonly kept: KeptPolicy | null;
  readonly findings: readonly Finding[];
}

const keptPolicy = (document: unknown): VerifiedPolicy => {
  const id = policyId(document as Policy);
  try {
    return { kept: { id, policy: loadKept(document) }, findings: [] };
  } catch (cause) {
    if (!(cause instanceof PolicyError)) throw cause;
    const found = cause.issues.map(({ path, says }) => `${path}: ${says.zh} · ${says.en}`).join('; ');
    const unreadable = { code: 'recompute_failed', place: id, expected: 'a policy', found, about: '' } as const;
    return { kept: { id, policy: null }, findings: [unreadable] };
  }
};

/**
 * Checks the policy a run was made with, in the store and in the ledger, each against its digest; where one copy is
 * changed and the other is not, names every number that is not the same. The intact copy is given back for a
 * recomputation.
 */
export const verifyPolicy = async (
  effects: Pick<Effects, 'store' | 'ledger'>,
  { digest, id }: KeptRun['policy'],
): Promise<VerifiedPolicy> => {
  const key = keys.policy(digest);
  const finding = await verifyObject(effects, { key, digest, about: id });
  const document = finding?.code === 'object_missing' ? undefined : documentOf(await effects.store.get(key));
  const stored: Copy = { place: key, document, intact: finding === null };
  const adopted = await adoptedCopy(effects, digest);
  const findings: Finding[] = finding ? [finding] : [];
  if (!adopted) findings.push({ code: 'policy_not_adopted', place: id, expected: digest, found: 'absent', about: '' });
  const truth = [stored, adopted].find((copy) => copy?.intact) ?? null;
  for (const copy of [stored, adopted])
    if (truth && copy && !copy.intact && copy.document !== undefined) findings.push(...changes(truth, copy));
  if (!truth) return { kept: null, findings };
  const read = keptPolicy(truth.document);
  return { ...read, findings: [...findings, ...read.findings] };
};
