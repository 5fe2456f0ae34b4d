import { parse } from 'yaml';
import { digestOf } from '../core/digest.ts';
import { text } from '../core/language/text.ts';
import { type DocumentIssue, documentIssue } from '../core/language/validation.ts';
import { inconsistencies } from './consistency.ts';
import { migrate } from './migrations.ts';
import { type Policy, policySchema } from './schema.ts';

/** The document is not a policy; `issues` name each place and what it must be. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly issues: readonly DocumentIssue[];
  constructor(issues: PolicyError['issues'], options?: ErrorOptions) {
    super(
      `not a valid policy: ${issues.map((issue) => `${issue.path || '(document)'}: ${issue.says.en}`).join('; ')}`,
      options,
    );
    this.issues = issues;
  }
}

/** Reads a policy document in YAML or JSON, of this release or an older one, and validates it; throws PolicyError. */
export const loadPolicy = (written: string): Policy => {
  let document: unknown;
  try {
    document = parse(written);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new PolicyError([{ path: '', says: text(`不是有效的 YAML:${why}`, `not readable as YAML: ${why}`) }], {
      cause,
    });
  }
  const migrated = migrate(document).document;
  const result = policySchema.safeParse(migrated, { reportInput: true });
  if (!result.success) throw new PolicyError(result.error.issues.map((issue) => documentIssue(issue, migrated)));
  const contradictions = inconsistencies(result.data);
  if (contradictions.length > 0) {
    throw new PolicyError(
      contradictions.map(({ path, message }) => ({
        path,
        says: text(message.split(' · ')[0] ?? message, message.split(' · ')[1] ?? message),
      })),
    );
  }
  return result.data;
};

/** A policy's identity, by the content of its document as it was kept: name, version and hash. */
export const policyId = (policy: Pick<Policy, 'name' | 'version'>): string =>
  `${policy.name}@${policy.version}#${digestOf(policy).slice(0, 16)}`;
