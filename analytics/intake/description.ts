import { parse } from 'yaml';
import type { z } from 'zod';
import { type Text, text } from '../core/language/text.ts';
import { type DocumentIssue, documentIssue, documentWords } from '../core/language/validation.ts';
import { encodingIssue, yamlIssue } from '../core/language/yaml-says.ts';

/** The document describes no form and no source; `issues` name each place, in Chinese and English. */
export class DescriptionError extends Error {
  override readonly name = 'DescriptionError';
  readonly issues: readonly DocumentIssue[];
  constructor(issues: readonly DocumentIssue[], options?: ErrorOptions) {
    super(
      `not a valid description: ${issues.map((issue) => `${issue.path || '(document)'}: ${issue.says.en}`).join('; ')}`,
      options,
    );
    this.issues = issues;
  }
  /** All issues as one text for a person. */
  get says(): Text {
    const all = (language: 'zh' | 'en', whole: string): string =>
      this.issues.map((issue) => `${issue.path || whole}:${issue.says[language]}`).join(';');
    return text(all('zh', '文件'), all('en', 'document'));
  }
}

/**
 * Reads a description in YAML by its schema, then by what a schema can't say; throws DescriptionError naming every
 * wrong place.
 */
export const readDescription = <Description>(
  written: string,
  schema: z.ZodType<Description>,
  issuesOf: (description: Description) => readonly DocumentIssue[],
): Description => {
  const unreadable = encodingIssue(written);
  if (unreadable) throw new DescriptionError([unreadable]);
  let document: unknown;
  try {
    document = parse(written, { merge: true, logLevel: 'error' });
  } catch (cause) {
    throw new DescriptionError([yamlIssue(cause)], { cause });
  }
  const result = schema.safeParse(document, { reportInput: true, error: documentWords });
  if (!result.success) throw new DescriptionError(result.error.issues.map((issue) => documentIssue(issue, document)));
  const issues = issuesOf(result.data);
  if (issues.length > 0) throw new DescriptionError(issues);
  return result.data;
};
