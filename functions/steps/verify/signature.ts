import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { keys, signatureNamed } from '../../../analytics/lake/keys.ts';
import { signatureFits } from '../../../analytics/run/signature.ts';
import type { Finding, SignatureReport } from '../../../analytics/verify/finding.ts';
import { completedRuns } from './runs.ts';

/** Checks one kept signature against the run and the key that its name says; null where it fits. */
export const verifySignature = async ({ store }: Pick<Effects, 'store'>, key: string): Promise<Finding | null> => {
  const named = signatureNamed(key);
  if (!named || signatureFits(await store.get(key), named)) return null;
  return { code: 'signature_broken', place: key, expected: named.key, found: 'no signature of it', about: '' };
};

/** The keys that signed each run, whether their signatures fit or not. */
const signersOf = async ({ store }: Pick<Effects, 'store'>): Promise<ReadonlyMap<string, readonly string[]>> => {
  const signers = new Map<string, string[]>();
  for await (const object of store.list('signatures/')) {
    const named = signatureNamed(object.key);
    if (named) signers.set(named.run, [...(signers.get(named.run) ?? []), named.key]);
  }
  return signers;
};

/**
 * Checks that the office signed a run: `against` is the id of its key, null where nobody gave one. Says too who signed
 * the run and since when the key signs, for what was before its first signed run it does not answer.
 */
export const verifySigned = async (
  effects: Pick<Effects, 'store' | 'ledger'>,
  run: string,
  against: string | null,
): Promise<{ readonly signature: SignatureReport; readonly findings: readonly Finding[] }> => {
  const signers = await signersOf(effects);
  const signedBy = signers.get(run) ?? [];
  if (against === null) return { signature: { against, holds: false, signedBy, since: null }, findings: [] };
  const first = (await completedRuns(effects)).find(({ id }) => signers.get(id)?.includes(against));
  const signature = { against, signedBy, since: first?.at ?? null };
  if (!signedBy.includes(against)) {
    const code = signedBy.length === 0 ? 'signature_missing' : 'signature_by_another';
    const found = signedBy.join(', ') || 'absent';
    return {
      signature: { ...signature, holds: false },
      findings: [{ code, place: run, expected: against, found, about: '' }],
    };
  }
  const broken = await verifySignature(effects, keys.signature(run, against));
  return { signature: { ...signature, holds: broken === null }, findings: broken ? [broken] : [] };
};
