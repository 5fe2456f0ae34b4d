import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Ledger } from '../../../analytics/core/ports/ledger.ts';
import { loadPolicy, PolicyError, policyOf } from '../../../analytics/policy/load.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import { policyStream } from './step.ts';

export interface PolicyReach {
  readonly ledger: Pick<Ledger, 'read'>;
  readonly asset: Effects['asset'];
}

/** The product's own policy. */
export const defaultPolicy = async ({ asset }: Pick<PolicyReach, 'asset'>): Promise<Policy> =>
  loadPolicy(await asset('policy/default.yaml'));

/** The policy of an adoption, in today's schema; throws PolicyError with the adopted id. */
const adoptedPolicy = ({ id, document }: Readonly<Record<string, unknown>>): Policy => {
  try {
    return policyOf(document);
  } catch (cause) {
    if (!(cause instanceof PolicyError)) throw cause;
    throw new PolicyError(cause.issues, { cause, adopted: String(id) });
  }
};

/**
 * The policy that the office wrote, else the one last adopted, else the product's own. Throws PolicyError for a written
 * one that is none, or an adopted one that this release refuses. Only a run adopts.
 */
export const policyInForce = async (reach: PolicyReach, written: string | null): Promise<Policy> => {
  if (written !== null) return loadPolicy(written);
  const adopted = (await reach.ledger.read(policyStream)).at(-1)?.data;
  return adopted ? adoptedPolicy(adopted) : defaultPolicy(reach);
};
