import { parse } from 'yaml';
import type { z } from 'zod';
import { digestOf } from '../digest.ts';
import { inconsistencies } from './consistency.ts';
import { type Policy, policySchema } from './schema.ts';

/** The document is not a policy; `issues` name each place and what it must be. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly issues: readonly { readonly path: string; readonly message: string }[];
  constructor(issues: PolicyError['issues'], options?: ErrorOptions) {
    super(`not a valid policy: ${issues.map((issue) => `${issue.path || '(document)'}: ${issue.message}`).join('; ')}`, options);
    this.issues = issues;
  }
}

/** Reads and validates a policy document in YAML or JSON; throws PolicyError. */
export const loadPolicy = (written: string): Policy => {
  let document: unknown;
  try {
    document = parse(written);
  } catch (cause) {
    throw new PolicyError([{ path: '', message: cause instanceof Error ? cause.message : 'unreadable' }], { cause });
  }
  const result = policySchema.safeParse(document);
  if (!result.success) {
    throw new PolicyError(result.error.issues.map((issue: z.core.$ZodIssue) => ({ path: issue.path.join('.'), message: issue.message })));
  }
  const contradictions = inconsistencies(result.data);
  if (contradictions.length > 0) throw new PolicyError(contradictions);
  return result.data;
};

/** A policy's identity, by content: name, version and hash. */
export const policyId = (policy: Policy): string => `${policy.name}@${policy.version}#${digestOf(policy).slice(0, 16)}`;
