import { canonicalBytes, digestOf } from '../../../analytics/core/digest.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { policyId } from '../../../analytics/policy/load.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';

/** The stream of policies ever adopted, each with its whole text, so that a changed number can be named later. */
export const policyStream = 'policy';

/** Keeps the policy and writes its adoption down, unless it is the one in force. Returns its digest. */
export const adoptPolicy = async (
  { store, ledger, clock, outbox }: Pick<Effects, 'store' | 'ledger' | 'clock' | 'outbox'>,
  policy: Policy,
): Promise<string> => {
  const digest = digestOf(policy);
  await store.put(keys.policy(digest), canonicalBytes(policy));
  const events = await ledger.read(policyStream);
  if (events.at(-1)?.data.digest === digest) return digest;
  const adopted = { kind: 'policy.adopted', data: { id: policyId(policy), digest, document: policy } };
  const [event] = await ledger.append(policyStream, events.length, [adopted], { actor: 'finance', at: clock() });
  if (event) await outbox.notify(event);
  return digest;
};
