import { parse } from 'yaml';
import type { Text } from '../../core/language/text.ts';
import { text } from '../../core/language/text.ts';
import { type DocumentIssue, documentIssue, documentWords } from '../../core/language/validation.ts';
import { encodingIssue, yamlIssue } from '../../core/language/yaml-says.ts';
import { checkSource } from './check.ts';
import { type SourceDescription, sourceSchema } from './schema.ts';

/** The document is not a source description; `issues` name each place, in Chinese and English. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly issues: readonly DocumentIssue[];
  constructor(issues: readonly DocumentIssue[], options?: ErrorOptions) {
    super(
      `not a valid source description: ${issues.map((issue) => `${issue.path || '(document)'}: ${issue.says.en}`).join('; ')}`,
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
 * Reads and validates a source description in YAML; throws SourceError naming every wrong place.
 * @example const source = parseSource(await readFile('treasury.source.yaml', 'utf8'))
 */
export const parseSource = (written: string): SourceDescription => {
  const unreadable = encodingIssue(written);
  if (unreadable) throw new SourceError([unreadable]);
  let document: unknown;
  try {
    document = parse(written, { merge: true, logLevel: 'error' });
  } catch (cause) {
    throw new SourceError([yamlIssue(cause)], { cause });
  }
  const result = sourceSchema.safeParse(document, { reportInput: true, error: documentWords });
  if (!result.success) throw new SourceError(result.error.issues.map((issue) => documentIssue(issue, document)));
  const issues = checkSource(result.data);
  if (issues.length > 0) throw new SourceError(issues);
  return result.data;
};
