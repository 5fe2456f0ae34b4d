import { parse } from 'yaml';
import type { z } from 'zod';
import { digestOf } from '../core/digest.ts';
import { type ChoicesAt, type DocumentIssue, documentIssue, documentWords } from '../core/language/validation.ts';
import { encodingIssue, yamlIssue } from '../core/language/yaml-says.ts';
import { issueOf } from './apart.ts';
import { inconsistencies } from './consistency.ts';
import { choicesMean } from './entry-words.ts';
import { migrate } from './migrations.ts';
import { type Policy, policySchema } from './schema.ts';
import { describeSetting, isSetting } from './settings.ts';

/**
 * The document is not a policy; `issues` name each place and what it must be. `adopted` is the id of one that an older
 * release adopted and this one refuses; null for a document that somebody hands in.
 */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly issues: readonly DocumentIssue[];
  readonly adopted: string | null;
  constructor(
    issues: PolicyError['issues'],
    { adopted = null, ...options }: ErrorOptions & { adopted?: string | null } = {},
  ) {
    super(
      `not a valid policy: ${issues.map((issue) => `${issue.path || '(document)'}: ${issue.says.en}`).join('; ')}`,
      options,
    );
    this.issues = issues;
    this.adopted = adopted;
  }
}

/** What the choices at a place of a policy mean. */
const choicesAt: ChoicesAt = ([part, ...below]) => {
  if (part !== 'settings') return choicesMean([part, ...below].filter((key) => typeof key === 'string').join('.'));
  const [name] = below;
  return typeof name === 'string' && isSetting(name) ? describeSetting(name).choices : {};
};

/** The policy of a parsed document, of this release or an older one; throws PolicyError where it is none. */
export const policyOf = (document: unknown): Policy => {
  const migrated = migrate(document).document;
  const result = policySchema.safeParse(migrated, { reportInput: true, error: documentWords });
  if (!result.success) {
    const { issues } = result.error;
    // Of a schema that this release doesn't know, nothing else can be judged.
    const unknown = issues.filter(({ path }) => path[0] === 'schema');
    throw new PolicyError(
      (unknown.length > 0 ? unknown : issues).map((issue) => documentIssue(issue, migrated, choicesAt)),
    );
  }
  const contradictions = inconsistencies(result.data);
  if (contradictions.length > 0) {
    throw new PolicyError(contradictions.map(issueOf));
  }
  return result.data;
};

/** Reads a policy document in YAML or JSON, of this release or an older one, and validates it; throws PolicyError. */
export const loadPolicy = (written: string): Policy => {
  const unreadable = encodingIssue(written);
  if (unreadable) throw new PolicyError([unreadable]);
  let document: unknown;
  try {
    document = parse(written, { logLevel: 'error' });
  } catch (cause) {
    throw new PolicyError([yamlIssue(cause)], { cause });
  }
  return policyOf(document);
};

/** Whether an issue is of a value's bounds alone: the document has the shape that the models read. */
const ofBounds = (issue: z.core.$ZodIssue): boolean =>
  ['too_small', 'too_big', 'custom'].includes(issue.code) ||
  (issue.code === 'invalid_type' && issue.expected === 'int');

/**
 * The policy of a document that a run was made with, in today's schema. Bounds that came later don't count: the run is
 * computed again as it was. Throws PolicyError where it has not the shape of a policy.
 */
export const loadKept = (document: unknown): Policy => {
  const migrated = migrate(document).document;
  const result = policySchema.safeParse(migrated, { reportInput: true, error: documentWords });
  if (result.success) return result.data;
  const misshapen = result.error.issues.filter((issue) => !ofBounds(issue));
  if (misshapen.length > 0) throw new PolicyError(misshapen.map((issue) => documentIssue(issue, migrated, choicesAt)));
  // Kept documents are as validation wrote them; nothing in them is left to be transformed.
  return migrated as Policy;
};

/** A policy's identity, by the content of its document as it was kept: name, version and hash. */
export const policyId = (policy: Pick<Policy, 'name' | 'version'>): string =>
  `${policy.name}@${policy.version}#${digestOf(policy).slice(0, 16)}`;
