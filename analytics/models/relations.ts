import { speaks, sqlTokens } from './sql-tokens.ts';

const isWord = (text: string | undefined, word: string): boolean => text?.toUpperCase() === word;

/**
 * The relations that a query reads: every name after FROM or JOIN that is not one of its own WITH.
 * @example relationsRead('WITH a AS (SELECT 1 FROM b) SELECT * FROM a JOIN c ON true') // Set { 'b', 'c' }
 */
export const relationsRead = (sql: string): ReadonlySet<string> => {
  const tokens = sqlTokens(sql).filter(speaks);
  const own = new Set<string>();
  const read = new Set<string>();
  for (const [index, { kind, text }] of tokens.entries()) {
    const [next, afterNext] = [tokens[index + 1], tokens[index + 2]];
    if (kind !== 'word') continue;
    if (isWord(next?.text, 'AS') && afterNext?.text === '(') own.add(text);
    if ((isWord(text, 'FROM') || isWord(text, 'JOIN')) && next?.kind === 'word') read.add(next.text);
  }
  return new Set([...read].filter((name) => !own.has(name)));
};
