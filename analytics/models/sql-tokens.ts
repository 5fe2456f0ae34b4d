export type TokenKind = 'space' | 'comment' | 'text' | 'name' | 'word' | 'number' | 'sign';

/** A piece of SQL; the pieces of a text joined give the text again. `name` is a quoted identifier. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly at: number;
}

const pattern =
  /(?<space>\s+)|(?<comment>--[^\n]*|\/\*[\s\S]*?\*\/)|(?<text>'(?:[^']|'')*')|(?<name>"(?:[^"]|"")*")|(?<word>[A-Za-z_]\w*)|(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)|(?<sign><=|>=|<>|!=|\|\||::|[\s\S])/gu;

/**
 * The tokens of the SQL that the models are written in.
 * @example sqlTokens('a <= 1').map(({ text }) => text) // ['a', ' ', '<=', ' ', '1']
 */
export const sqlTokens = (sql: string): readonly Token[] =>
  Array.from(sql.matchAll(pattern), ({ 0: text, index, groups = {} }) => ({
    kind: Object.keys(groups).find((kind) => groups[kind] !== undefined) as TokenKind,
    text,
    at: index,
  }));

/** Whether a token says something to an engine. */
export const speaks = ({ kind }: Token): boolean => kind !== 'space' && kind !== 'comment';
