import { sortInput } from '../../analytics/intake/input-files.ts';
import type { Policy } from '../../analytics/policy/schema.ts';
import type { Landing } from '../../analytics/ports/landing.ts';
import { inForce, policyKind } from './landing-documents.ts';

/** The policy that lies in a landing place: the last valid version of its policy.yaml; null where there is none, or where it was deleted. */
export const landingPolicy = async (landing: Pick<Landing, 'versions' | 'read'>): Promise<Policy | null> => {
  const versions = await landing.versions();
  const { policy } = sortInput(versions.filter(({ current }) => current));
  return policy
    ? inForce(
        landing,
        versions.filter(({ name }) => name === policy.name),
        policyKind,
      )
    : null;
};
