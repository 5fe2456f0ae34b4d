import { z } from 'zod';
import { type Text, text } from './text.ts';

/** One place of a document that is not what it must be, in both languages, with the value that stands there. */
export interface DocumentIssue {
  readonly path: string;
  readonly says: Text;
}

const chinese = z.locales.zhCN().localeError;
const english = z.locales.en().localeError;

/** An issue of a union is the first alternative's innermost issue, which says more than “no alternative fits”. */
const innermost = (issue: z.core.$ZodIssue): z.core.$ZodIssue => {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const deepest = issue.errors.flat().toSorted((a, b) => b.path.length - a.path.length)[0];
  return deepest ? innermost({ ...deepest, path: [...issue.path, ...deepest.path] }) : issue;
};

/** What stands at a path of the document; undefined where there is nothing. */
const found = (document: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, key) => (at === null || typeof at !== 'object' ? undefined : (at as Record<PropertyKey, unknown>)[key]),
    document,
  );

/** A value as a person wrote it; nothing where there is nothing or a whole branch. */
const written = (value: unknown): string | null =>
  value === undefined || (typeof value === 'object' && value !== null) ? null : JSON.stringify(value);

/** Our own words for an issue, both languages with ｜ between; null where the validator's say as much. */
const ownWords = (issue: z.core.$ZodIssue, value: unknown): readonly [string, string] | null => {
  const { code, message, ...rest } = issue;
  const [zh, en] = message.split('｜');
  if (zh && en) return [zh, en];
  if (issue.code === 'unrecognized_keys') {
    return [
      `没有叫 ${issue.keys.join('、')} 的项:改正名字,或去掉`,
      `nothing is called ${issue.keys.join(', ')} here: correct the name, or take it out`,
    ];
  }
  if (issue.code === 'invalid_type' && value === undefined)
    return [`缺少这一项:补上,应为 ${issue.expected}`, `it is missing: add it, expected ${issue.expected}`];
  const { options } = rest as { readonly options?: readonly unknown[] };
  return code === 'invalid_union' && options
    ? [`没有这一种:从 ${options.join('、')} 里选`, `there is no such kind: choose one of ${options.join(', ')}`]
    : null;
};

/**
 * A validator's complaint in words.
 * @example documentIssue(issue, document) // { path: 'settings.execution_weight.value', says: … }
 */
export const documentIssue = (issue: z.core.$ZodIssue, document: unknown): DocumentIssue => {
  const inner = innermost(issue);
  const raw = inner as z.core.$ZodRawIssue;
  const said = (message: ReturnType<typeof english>): string =>
    typeof message === 'string' ? message : (message?.message ?? inner.message);
  const there = found(document, inner.path);
  const value = written(there);
  const [zh, en] = ownWords(inner, there) ?? [said(chinese(raw)), said(english(raw))];
  return {
    path: inner.path.join('.'),
    says: value === null ? text(zh, en) : text(`${zh},现为 ${value}`, `${en}, found ${value}`),
  };
};
