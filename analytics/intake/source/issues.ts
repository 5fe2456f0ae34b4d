import { type Text, text } from '../../core/language/text.ts';

/** A wrong place of a description, and what is wrong there. */
export interface Issue {
  readonly path: string;
  readonly says: Text;
}

const list = (known: Iterable<string>): string => [...known].join('、');

export const unknown = (kindZh: string, kindEn: string, name: string, known: Iterable<string>): Text => {
  const names = list(known);
  return text(`没有${kindZh} ${name};可用:${names}`, `there is no ${kindEn} ${name}; known: ${names}`);
};

/** Names that the mapping itself needs. */
export const reserved: ReadonlySet<string> = new Set(['source_row', 'turn', 'pivot_slot']);

/** What is wrong with a regular expression: the engine knows no lookaround and no back-references. */
export const expressionIssue = (path: string, pattern: string | undefined): readonly Issue[] => {
  if (pattern === undefined) return [];
  try {
    new RegExp(pattern);
    if (!/\(\?[=!<]|\\[1-9]/.test(pattern)) return [];
    return [{ path, says: text('不能用环视和反向引用', 'lookaround and back-references cannot be used') }];
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return [{ path, says: text(`不是正则表达式:${why}`, `not a regular expression: ${why}`) }];
  }
};
