import { parse } from 'yaml';
import { z } from 'zod';
import type { Text } from '../words/text.ts';
import { text } from '../words/text.ts';
import { checkSource } from './source/check.ts';
import { type SourceDescription, sourceSchema } from './source/schema.ts';

/** One thing wrong with a source description: where, and what it must be. */
export interface SourceIssue {
  readonly path: string;
  readonly says: Text;
}

/** The document is not a source description; `issues` name each place, in Chinese and English. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly issues: readonly SourceIssue[];
  constructor(issues: readonly SourceIssue[], options?: ErrorOptions) {
    super(`not a valid source description: ${issues.map((issue) => `${issue.path || '(document)'}: ${issue.says.en}`).join('; ')}`, options);
    this.issues = issues;
  }
  /** All issues as one text for a person. */
  get says(): Text {
    const all = (language: 'zh' | 'en', whole: string): string => this.issues.map((issue) => `${issue.path || whole}:${issue.says[language]}`).join(';');
    return text(all('zh', '文件'), all('en', 'document'));
  }
}

const chinese = z.locales.zhCN().localeError;
const english = z.locales.en().localeError;

/** Our own messages in the schema say both languages with ｜ between; the rest is said by zod's own words. */
const inWords = (issue: z.core.$ZodIssue): SourceIssue => {
  const [zh, en] = issue.message.split('｜');
  if (zh && en) return { path: issue.path.join('.'), says: text(zh, en) };
  const raw = issue as z.core.$ZodRawIssue;
  const said = (message: ReturnType<typeof english>): string => (typeof message === 'string' ? message : (message?.message ?? issue.message));
  return { path: issue.path.join('.'), says: text(said(chinese(raw)), said(english(raw))) };
};

/** An issue of a union is the first alternative's innermost issue, which says more than “no alternative fits”. */
const innermost = (issue: z.core.$ZodIssue): z.core.$ZodIssue => {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const deepest = issue.errors.flat().toSorted((a, b) => b.path.length - a.path.length)[0];
  return deepest ? innermost({ ...deepest, path: [...issue.path, ...deepest.path] }) : issue;
};

/**
 * Reads and validates a source description in YAML; throws SourceError naming every wrong place.
 * @example const source = parseSource(await readFile('treasury.source.yaml', 'utf8'))
 */
export const parseSource = (written: string): SourceDescription => {
  let document: unknown;
  try {
    document = parse(written, { merge: true });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SourceError([{ path: '', says: text(`不是有效的 YAML:${why}`, `not readable as YAML: ${why}`) }], { cause });
  }
  const result = sourceSchema.safeParse(document, { reportInput: true });
  if (!result.success) throw new SourceError(result.error.issues.map((issue) => inWords(innermost(issue))));
  const issues = checkSource(result.data);
  if (issues.length > 0) throw new SourceError(issues);
  return result.data;
};
